package assets

import "embed"

//go:embed text/*.txt
var textFiles embed.FS

// Text is the folder assets/text: one catalogue of words a language, read by package text.
var Text = sub(textFiles, "text")

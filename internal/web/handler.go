package web

import (
	"net/http"
	"strconv"
	"strings"
)

// policy is what the page may do: run its own scripts and its own program, fetch its own files, and
// nothing else. It stands in the page as well, for hosts that send no headers of ours.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
	"media-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// ServeHTTP answers from memory, by exact name: there is no path to walk out of.
func (b *Bundle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "no-referrer")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are answered here.", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = pageFile
	}
	f := b.byName[name]
	if f == nil {
		http.Error(w, "There is no such file here: the game is at /", http.StatusNotFound)
		return
	}
	body, encoding := f.form(r.Header.Get("Accept-Encoding"))
	tag := `"` + f.tag + `"`
	if encoding != "" {
		tag = `"` + f.tag + "-" + encoding + `"`
	}
	h.Set("ETag", tag)
	h.Set("Vary", "Accept-Encoding")
	if f.Immutable && r.URL.Query().Get("v") == b.Version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache") // kept, but asked for again each time
	}
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.Type)
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		w.Write(body) // a browser that went away is no concern of ours
	}
}

// form gives the smallest form of a file that a browser takes, and how it is encoded.
func (f *File) form(accept string) (body []byte, encoding string) {
	switch takes := accepted(accept); {
	case f.Brotli != nil && takes("br"):
		return f.Brotli, "br"
	case f.Gzip != nil && takes("gzip"):
		return f.Gzip, "gzip"
	}
	return f.Body, ""
}

// accepted reads an Accept-Encoding header: a list of codings, of which those with q=0 are refused.
func accepted(header string) func(coding string) bool {
	said := map[string]bool{}
	for item := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		weight := 1.0
		if q, ok := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q="); ok {
			weight, _ = strconv.ParseFloat(q, 64) // a weight that is not a number counts as none
		}
		said[strings.ToLower(strings.TrimSpace(name))] = weight > 0
	}
	return func(coding string) bool {
		if yes, ok := said[coding]; ok {
			return yes
		}
		return said["*"]
	}
}

// matches tells whether a browser already has what a tag names.
func matches(header, tag string) bool {
	for item := range strings.SplitSeq(header, ",") {
		item = strings.TrimPrefix(strings.TrimSpace(item), "W/")
		if item == tag || item == "*" {
			return true
		}
	}
	return false
}

package replay

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
)

// A link carries a short war in the fragment of an address, which browsers keep to themselves: the text
// of the save without its keyframes, deflated, in base64. Opening it plays the orders again.

// MaxLink is the longest fragment that mail, chat and browsers can be trusted with, characters.
const MaxLink = 8000

// maxLinked is the most that a link unpacks to.
const maxLinked = 1 << 20

// linkKey is the name of the war in a fragment.
const linkKey = "war="

// Link is the fragment of an address that opens the war, "#war=…". It may be longer than MaxLink, and
// then had better not be used.
func (f *File) Link() string {
	bare := *f
	if len(f.Renewed) == 0 { // otherwise the war cannot be played again without them
		bare.Keys = nil
	}
	var packed bytes.Buffer
	z, _ := flate.NewWriter(&packed, flate.BestCompression) // the level is a valid constant
	z.Write(bare.text())                                    // into memory: cannot fail
	z.Close()
	return "#" + linkKey + base64.RawURLEncoding.EncodeToString(packed.Bytes())
}

// ReadLink reads the war in a fragment or in a whole address. ok is false if there is none in it.
func ReadLink(address string) (f *File, ok bool, err error) {
	if _, fragment, cut := strings.Cut(address, "#"); cut {
		address = fragment
	}
	text, ok := strings.CutPrefix(address, linkKey)
	if !ok {
		return nil, false, nil
	}
	const advice = "copy the whole link, or ask for the file"
	packed, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
	if err != nil {
		return nil, true, &Error{What: fmt.Sprintf("the link is cut off or changed: %v", err), Do: advice}
	}
	var b bytes.Buffer
	_, err = b.ReadFrom(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxLinked+1))
	switch {
	case err != nil:
		return nil, true, &Error{What: fmt.Sprintf("the link is cut off or changed: %v", err), Do: advice}
	case b.Len() > maxLinked:
		return nil, true, &Error{What: fmt.Sprintf("the link unpacks to more than %d MiB", maxLinked>>20), Do: advice}
	}
	f, err = Read(&b)
	return f, true, err
}

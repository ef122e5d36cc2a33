package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
)

// Quality is how hard the files are compressed.
type Quality int

const (
	Fast Quality = iota // seconds: to play on this machine
	Best                // a minute or two: to put on a host that many people load from
)

// levels are what the compressors are asked for.
func (q Quality) levels() (br, gz int) {
	if q == Best {
		return brotli.BestCompression, gzip.BestCompression
	}
	return 4, gzip.BestSpeed
}

// A File of the site, with its compressed forms where they are worth having.
type File struct {
	Name         string
	Type         string // MIME
	Body         []byte
	Brotli, Gzip []byte // nil when compressing would not make it smaller
	Immutable    bool   // the page asks for it with ?v=Version, so browsers may keep it for good
	tag          string // fingerprint of Body
}

// A Bundle is the browser edition as a static site. It serves itself: see ServeHTTP.
type Bundle struct {
	Version string // changes with anything in the bundle
	Files   []File
	byName  map[string]*File
}

//go:embed site
var site embed.FS

// names of the files that are not in the site folder, or that are treated in a way of their own.
const (
	programFile = "parallel38.wasm"
	glueFile    = "wasm_exec.js"
	pageFile    = "index.html"
	workerFile  = "sw.js"
)

// types are the MIME types by ending: the machine's own table is not to be trusted with .wasm, without
// whose type a browser does not compile while it loads.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// Build compiles the game for the browser and bundles it. What was built before is taken from the
// user's cache, so only the first build after a change takes long.
func Build(ctx context.Context, quality Quality, say io.Writer) (*Bundle, error) {
	start := time.Now()
	t, err := findToolchain(ctx)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(say, "Building the browser edition; the first time takes a minute or more ...")
	identity, err := t.identity(ctx)
	if err != nil {
		return nil, err
	}
	s, err := openShelf(identity)
	if err != nil {
		return nil, err
	}
	program, err := s.get(programFile, func(file string) error { return t.link(ctx, file) })
	if err != nil {
		return nil, err
	}
	s.tidy()
	glue, err := t.glue()
	if err != nil {
		return nil, fmt.Errorf("the Go toolchain lacks its WebAssembly glue: %w", err)
	}
	b, err := assemble(program, glue)
	if err != nil {
		return nil, err
	}
	for i := range b.Files {
		if err := b.Files[i].compress(ctx, quality, s, say); err != nil {
			return nil, err
		}
	}
	raw, br, gz := b.Sizes()
	fmt.Fprintf(say, "Ready after %.1f s: %s, to transfer %s with brotli or %s with gzip.\n", time.Since(start).Seconds(), megabytes(raw), megabytes(br), megabytes(gz))
	return b, nil
}

// assemble puts the site together around a program, not yet compressed. The page and the service
// worker name the version and the files, so they are filled in last.
func assemble(program, glue []byte) (*Bundle, error) {
	b := &Bundle{}
	b.add(programFile, program)
	b.add(glueFile, glue)
	var late []string
	entries, err := site.ReadDir("site")
	if err != nil {
		return nil, err
	}
	whole := sha256.New()
	for _, e := range entries {
		body, err := fs.ReadFile(site, path.Join("site", e.Name()))
		if err != nil {
			return nil, err
		}
		whole.Write(body)
		if e.Name() == pageFile || e.Name() == workerFile {
			late = append(late, e.Name(), string(body))
			continue
		}
		b.add(e.Name(), body)
	}
	whole.Write(program)
	whole.Write(glue)
	b.Version = fmt.Sprintf("%x", whole.Sum(nil))[:12]
	var list strings.Builder
	for i := range b.Files {
		b.Files[i].Immutable = true
		fmt.Fprintf(&list, "%q, ", b.Files[i].Name+"?v="+b.Version)
	}
	fill := strings.NewReplacer("{{version}}", b.Version, "{{bytes}}", fmt.Sprint(len(program)),
		"{{policy}}", policy, "/*{{files}}*/", strings.TrimSuffix(list.String(), ", "))
	for i := 0; i < len(late); i += 2 {
		b.add(late[i], []byte(fill.Replace(late[i+1])))
	}
	b.byName = map[string]*File{}
	for i := range b.Files {
		b.byName[b.Files[i].Name] = &b.Files[i]
	}
	return b, nil
}

func (b *Bundle) add(name string, body []byte) {
	b.Files = append(b.Files, File{Name: name, Type: types[path.Ext(name)], Body: body, tag: fmt.Sprintf("%x", sha256.Sum256(body))[:16]})
}

// Sizes are the bytes of the whole site: as it is, and to transfer with brotli and with gzip.
func (b *Bundle) Sizes() (raw, br, gz int) {
	smaller := func(form, body []byte) int {
		if form == nil {
			return len(body)
		}
		return len(form)
	}
	for _, f := range b.Files {
		raw += len(f.Body)
		br += smaller(f.Brotli, f.Body)
		gz += smaller(f.Gzip, f.Body)
	}
	return raw, br, gz
}

// compress makes the compressed forms of a file. Those of big files are kept on the shelf.
func (f *File) compress(ctx context.Context, quality Quality, s *shelf, say io.Writer) error {
	br, gz := quality.levels()
	const big = 1 << 20
	forms := []struct {
		name string
		into *[]byte
		make func(w io.Writer) io.WriteCloser
	}{
		{fmt.Sprintf("%s.%d.br", f.Name, br), &f.Brotli, func(w io.Writer) io.WriteCloser {
			return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: br, LGWin: 24})
		}},
		{fmt.Sprintf("%s.%d.gz", f.Name, gz), &f.Gzip, func(w io.Writer) io.WriteCloser {
			z, err := gzip.NewWriterLevel(w, gz)
			if err != nil {
				panic(err) // levels() names a level that does not exist
			}
			return z
		}},
	}
	for _, form := range forms {
		var body []byte
		var err error
		if len(f.Body) >= big {
			body, err = s.get(form.name, func(file string) error {
				fmt.Fprintf(say, "Compressing into %s ", form.name)
				packed, err := pack(ctx, f.Body, form.make, say)
				if err != nil {
					return err
				}
				fmt.Fprintln(say)
				return os.WriteFile(file, packed, 0o644)
			})
		} else {
			body, err = pack(ctx, f.Body, form.make, io.Discard)
		}
		if err != nil {
			return err
		}
		if len(body) < len(f.Body) {
			*form.into = body
		}
	}
	return nil
}

// pack compresses, a dot on say for each twentieth, and stops when the context does.
func pack(ctx context.Context, body []byte, compressor func(io.Writer) io.WriteCloser, say io.Writer) ([]byte, error) {
	var out bytes.Buffer
	w := compressor(&out)
	part := len(body)/20 + 1
	for rest := body; len(rest) > 0; {
		n := min(part, len(rest))
		if _, err := w.Write(rest[:n]); err != nil {
			return nil, err
		}
		rest = rest[n:]
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		fmt.Fprint(say, ".")
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func megabytes(n int) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	_ "parallel38/internal/golden" // go test ./... -update
)

// small is a bundle around something that is no program, for tests of everything but the program.
func small(t *testing.T) *Bundle {
	t.Helper()
	b, err := assemble([]byte("\x00asm"+strings.Repeat("parallel ", 1000)), []byte("class Go {}"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.Files {
		if err := b.Files[i].compress(context.Background(), Fast, nil, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// ask gets a path with headers, given as name and value in turn.
func ask(b *Bundle, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://localhost"+target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	return w.Result()
}

func TestTypes(t *testing.T) {
	b := small(t)
	want := map[string]string{
		"/":                     "text/html; charset=utf-8",
		"/index.html":           "text/html; charset=utf-8",
		"/parallel38.wasm":      "application/wasm",
		"/wasm_exec.js":         "text/javascript; charset=utf-8",
		"/sw.js":                "text/javascript; charset=utf-8",
		"/icon.svg":             "image/svg+xml",
		"/manifest.webmanifest": "application/manifest+json",
	}
	for target, typ := range want {
		r := ask(b, "GET", target)
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != typ {
			t.Errorf("%s: %d, %q; want 200, %q", target, r.StatusCode, r.Header.Get("Content-Type"), typ)
		}
	}
	for _, f := range b.Files {
		if f.Type == "" {
			t.Errorf("%s has no MIME type: add its ending to types", f.Name)
		}
	}
}

func TestEncodings(t *testing.T) {
	b := small(t)
	want := b.byName[programFile].Body
	for accept, encoding := range map[string]string{
		"":                         "",
		"identity":                 "",
		"gzip":                     "gzip",
		"gzip, deflate, br, zstd":  "br",
		"gzip, BR":                 "br",
		"br;q=0, gzip;q=0.5":       "gzip",
		"br; q=0, *;q=0":           "",
		"*":                        "br",
		"br;q=nonsense, gzip;q=.1": "gzip",
	} {
		r := ask(b, "GET", "/parallel38.wasm", "Accept-Encoding", accept)
		if got := r.Header.Get("Content-Encoding"); got != encoding {
			t.Errorf("Accept-Encoding %q gave %q; want %q", accept, got, encoding)
		}
		var body io.Reader = r.Body
		switch encoding {
		case "br":
			body = brotli.NewReader(body)
		case "gzip":
			var err error
			if body, err = gzip.NewReader(body); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := io.ReadAll(body); err != nil || !bytes.Equal(got, want) {
			t.Errorf("Accept-Encoding %q did not unpack to the file (%v)", accept, err)
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: a cache between would mix the forms up: no Vary", accept)
		}
	}
}

func TestCaching(t *testing.T) {
	b := small(t)
	if got := ask(b, "GET", "/parallel38.wasm?v="+b.Version).Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("a file asked for by version: %q; want immutable", got)
	}
	for _, target := range []string{"/", "/sw.js", "/parallel38.wasm", "/parallel38.wasm?v=older", "/sw.js?v=" + b.Version} {
		if got := ask(b, "GET", target).Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s: %q; want no-cache", target, got)
		}
	}
	plain, packed := ask(b, "GET", "/load.js").Header.Get("ETag"), ask(b, "GET", "/load.js", "Accept-Encoding", "br").Header.Get("ETag")
	if plain == "" || plain == packed {
		t.Errorf("tags %s and %s: each form needs one of its own", plain, packed)
	}
	if r := ask(b, "GET", "/load.js", "If-None-Match", `"other", W/`+plain); r.StatusCode != http.StatusNotModified {
		t.Errorf("asked again for what it has: %d; want 304", r.StatusCode)
	}
	if r := ask(b, "GET", "/load.js", "If-None-Match", plain, "Accept-Encoding", "br"); r.StatusCode != http.StatusOK {
		t.Errorf("asked for the packed form with the tag of the plain one: %d; want 200", r.StatusCode)
	}
}

func TestNothingElseIsServed(t *testing.T) {
	b := small(t)
	for _, target := range []string{"/../go.mod", "/..%2fgo.mod", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/site/index.html", "/index.html/", "/web.go", "/parallel38.wasm.br", "/."} {
		if r := ask(b, "GET", target); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d; want 404", target, r.StatusCode)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if r := ask(b, method, "/"); r.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d; want 405", method, r.StatusCode)
		}
	}
	r := ask(b, "HEAD", "/parallel38.wasm")
	if body, _ := io.ReadAll(r.Body); r.StatusCode != http.StatusOK || len(body) != 0 || r.ContentLength == 0 {
		t.Errorf("HEAD: %d with %d bytes; want 200, a length and no body", r.StatusCode, len(body))
	}
}

// TestPageAsksNobodyElse: the game must load without a network behind the host, and tell no third
// party who plays.
func TestPageAsksNobodyElse(t *testing.T) {
	b := small(t)
	for _, f := range b.Files {
		if f.Name == programFile || f.Name == glueFile {
			continue
		}
		text := strings.ReplaceAll(string(f.Body), "http://www.w3.org/2000/svg", "")
		if strings.Contains(text, "http://") || strings.Contains(text, "https://") {
			t.Errorf("%s names another host", f.Name)
		}
		if strings.Contains(text, "{{") || strings.Contains(text, "/*{{") {
			t.Errorf("%s has a place that was not filled in", f.Name)
		}
	}
	page := string(b.byName[pageFile].Body)
	if !strings.Contains(page, policy) || !strings.Contains(ask(b, "GET", "/").Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("the page lacks its policy")
	}
	worker := string(b.byName[workerFile].Body)
	for _, f := range b.Files {
		if f.Name != pageFile && f.Name != workerFile && !strings.Contains(worker, f.Name+"?v="+b.Version) {
			t.Errorf("the service worker does not keep %s, so the game would not start without a network", f.Name)
		}
	}
}

func TestVersionChangesWithContent(t *testing.T) {
	a, err := assemble([]byte("one"), []byte("glue"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := assemble([]byte("two"), []byte("glue"))
	if err != nil {
		t.Fatal(err)
	}
	if a.Version == b.Version {
		t.Error("two programs, one version: browsers would keep the old one for good")
	}
}

package validate

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
)

//go:embed page.html
var pageText string

//go:embed campaign.html
var campaignText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"percent": func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) },
	"one":     func(x float64) string { return fmt.Sprintf("%.1f", x) },
	"two":     func(x float64) string { return fmt.Sprintf("%.2f", x) },
	"whole":   func(x float64) string { return fmt.Sprintf("%.0f", x) },
	"signed":  func(x float64) string { return fmt.Sprintf("%+.1f", x) },
	"short":   short, "star": star, "yes": yes,
	"told": func(r [2]int) string {
		if r[1] == 0 {
			return ""
		}
		return fmt.Sprintf("%d … %d", r[0], r[1])
	},
	"expectation": func(c Change) string { return c.expectation() },
	"when":        func(m Mark) string { return m.when() },
	"allowed":     func(m Mark) string { return m.allowed() },
	"verdict":     func(m Mark) string { return m.verdict() },
}).Parse(pageText))

// Save writes report.json, report.html with the plots in it, and the plots as files of their own into a folder,
// which is made if need be.
func (rep *Report) Save(dir string) error {
	plots, err := rep.Plots()
	if err != nil {
		return err
	}
	return save(dir, rep, page, struct {
		*Report
		Plots []Plot
	}{rep, plots}, plots)
}

// save writes a report's files: as JSON, as a page, and its plots.
func save(dir string, rep any, page *template.Template, shown any, plots []Plot) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(rep); err != nil {
		return err
	}
	var html bytes.Buffer
	if err := page.Execute(&html, shown); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	files := map[string][]byte{"report.json": text.Bytes(), "report.html": html.Bytes()}
	for _, p := range plots {
		files[p.Name+".svg"] = []byte(p.SVG)
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

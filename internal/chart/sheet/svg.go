package sheet

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strconv"
)

// SVG is a vector picture of the same things. Lettering goes in as outlines, so that it needs no font.
type SVG struct {
	w, h float64
	body bytes.Buffer
}

// NewSVG is an empty vector sheet.
func NewSVG(w, h float64) *SVG { return &SVG{w: w, h: h} }

// Begin opens a part of the page with a corner and edges of its own: until End, coordinates count from
// (x, y) and nothing shows outside w × h.
func (s *SVG) Begin(x, y, w, h float64) {
	fmt.Fprintf(&s.body, `<svg x="%s" y="%s" width="%s" height="%s">`+"\n", num(x), num(y), num(w), num(h))
}

// End closes what Begin opened.
func (s *SVG) End() { s.body.WriteString("</svg>\n") }

// Image puts a picture on the sheet.
func (s *SVG) Image(m image.Image, x, y, w, h float64) error {
	var buf bytes.Buffer
	if err := png.Encode(&buf, m); err != nil {
		return err
	}
	fmt.Fprintf(&s.body, `<image x="%s" y="%s" width="%s" height="%s" href="data:image/png;base64,%s"/>`+"\n",
		num(x), num(y), num(w), num(h), base64.StdEncoding.EncodeToString(buf.Bytes()))
	return nil
}

// Fill paints the inside of a path.
func (s *SVG) Fill(p *Path, c color.NRGBA) {
	if !p.Empty() {
		fmt.Fprintf(&s.body, `<path d="%s" fill="%s"%s/>`+"\n", p.data(), hexColour(c), opacity("fill", c))
	}
}

// Stroke draws along a path.
func (s *SVG) Stroke(p *Path, c color.NRGBA, width float64, dash ...float64) {
	if p.Empty() {
		return
	}
	fmt.Fprintf(&s.body, `<path d="%s" fill="none" stroke="%s"%s stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"`,
		p.data(), hexColour(c), opacity("stroke", c), num(width))
	if len(dash) > 0 {
		s.body.WriteString(` stroke-dasharray="`)
		for i, d := range dash {
			if i > 0 {
				s.body.WriteByte(' ')
			}
			s.body.WriteString(num(d))
		}
		s.body.WriteByte('"')
	}
	s.body.WriteString("/>\n")
}

// WriteTo writes the finished picture.
func (s *SVG) WriteTo(w io.Writer) (int64, error) {
	n, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s">`+"\n", num(s.w), num(s.h), num(s.w), num(s.h))
	if err != nil {
		return int64(n), err
	}
	m, err := w.Write(append(bytes.Clone(s.body.Bytes()), "</svg>\n"...))
	return int64(n + m), err
}

func (p *Path) data() string {
	var b []byte
	for _, o := range p.ops {
		b = append(b, o.verb)
		n := map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3}[o.verb]
		for i := range n {
			if i > 0 {
				b = append(b, ' ')
			}
			b = append(append(append(b, num(o.p[i][0])...), ' '), num(o.p[i][1])...)
		}
	}
	return string(b)
}

func num(v float64) string {
	return strconv.FormatFloat(float64(int64(v*100+sign(v)*.5))/100, 'f', -1, 64)
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

func hexColour(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func opacity(what string, c color.NRGBA) string {
	if c.A == 255 {
		return ""
	}
	return fmt.Sprintf(` %s-opacity="%s"`, what, num(float64(c.A)/255))
}

package validate

import (
	"bytes"
	"fmt"
	"html/template"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"parallel38/assets"
	"parallel38/game/hex"
	"parallel38/internal/geo"
	"parallel38/internal/stats"
)

// Plot is a picture of the report.
type Plot struct {
	Name    string // of its file, without .svg
	Caption string
	SVG     template.HTML // made here, of numbers and of names of the record
}

var (
	recordInk = color.RGBA{R: 0xa0, G: 0x20, B: 0x20, A: 0xff}
	runInk    = color.RGBA{R: 0x20, G: 0x48, B: 0x80, A: 0xff}
	bandInk   = color.RGBA{R: 0x9c, G: 0xb8, B: 0xd8, A: 0xff}
	coastInk  = color.RGBA{R: 0x90, G: 0x90, B: 0x88, A: 0xff}
)

// Size of the maps in cm, without axes and title.
const mapWidth, mapHeight = 11.0, 13.0

// The type of the plots, and what else a reader's machine may have of the same widths.
const typeface, likeIt = "Liberation Sans", "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"

// Plots draws the dates, an envelope of every front, the losses and the reliability of the engagements.
func (rep *Report) Plots() (all []Plot, err error) {
	add := func(name, caption string, p *plot.Plot, w, h vg.Length) {
		if err != nil {
			return
		}
		var drawing Plot
		drawing, err = drawn(name, caption, p, w, h)
		all = append(all, drawing)
	}
	if len(rep.Dates) > 0 {
		add("dates", "When places changed hands: the record (red cross), the median (dot) and the middle 80 % of the runs (bar). The right edge is never.",
			rep.datesPlot(), 20*vg.Centimeter, vg.Length(2+0.55*float64(len(rep.Dates)))*vg.Centimeter)
	}
	coasts, e := coast()
	if e != nil {
		return nil, e
	}
	for i := range rep.Fronts {
		f := &rep.Fronts[i]
		add("front-"+f.Date, fmt.Sprintf("%s, %s: the line of the record (red), the median front of the runs (dots) and their middle 80 %% (bars), by columns of hexes.", f.Name, f.Date),
			rep.frontPlot(f, coasts), (mapWidth+1.4)*vg.Centimeter, (mapHeight+1.9)*vg.Centimeter)
	}
	if len(rep.Amounts) > 0 {
		add("amounts", "Strengths and losses as factors of the usual figure: the median and the middle 80 % of the runs, and what sources allow (red).",
			factorsPlot("Strengths and losses, "+rep.Scenario, rep.Amounts, func(q *Quantum) string { return fmt.Sprintf("%s %s %s", q.Side, q.Measure, short(q.To)) }), 20*vg.Centimeter, vg.Length(2+0.6*float64(len(rep.Amounts)))*vg.Centimeter)
	}
	add("engagements", "Engagements: the chance that the kernel gave the attacker, in five bins, and the share of them that he won. The size tells how many.",
		rep.reliabilityPlot(), 11*vg.Centimeter, 10*vg.Centimeter)
	return all, err
}

// drawn is a plot as a drawing of a size.
func drawn(name, caption string, p *plot.Plot, w, h vg.Length) (Plot, error) {
	var file bytes.Buffer
	to, err := p.WriterTo(w, h, "svg")
	if err == nil {
		_, err = to.WriteTo(&file)
	}
	svg := file.String()
	if at := strings.Index(svg, "<svg"); at > 0 { // without the prologue, so that it stands in a page as well
		svg = svg[at:]
	}
	return Plot{name, caption, template.HTML(strings.ReplaceAll(svg, typeface, likeIt))}, err
}

// sheet is an empty plot.
func sheet(title string) *plot.Plot {
	p := plot.New()
	p.Title.Text = title
	for _, style := range []*text.Style{&p.Title.TextStyle, &p.X.Label.TextStyle, &p.Y.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label} {
		style.Font.Variant = "Sans"
	}
	return p
}

// line draws a line through points; it has no error, for its points are numbers.
func line(p *plot.Plot, ink color.Color, width vg.Length, points ...plotter.XY) {
	p.Add(&plotter.Line{XYs: points, LineStyle: draw.LineStyle{Color: ink, Width: width}})
}

func dots(p *plot.Plot, ink color.Color, radius vg.Length, shape draw.GlyphDrawer, points ...plotter.XY) {
	p.Add(&plotter.Scatter{XYs: points, GlyphStyle: draw.GlyphStyle{Color: ink, Radius: radius, Shape: shape}})
}

// rows labels a plot's vertical axis, the first at the top.
func rows(p *plot.Plot, labels []string) {
	var ticks plot.ConstantTicks
	for i, label := range labels {
		ticks = append(ticks, plot.Tick{Value: float64(-i), Label: label + "    "}) // room for a wider type than it was measured with
	}
	p.Y.Tick.Marker, p.Y.Min, p.Y.Max = ticks, -float64(len(labels)), 1
}

// datesPlot draws a row an event.
func (rep *Report) datesPlot() *plot.Plot {
	p, s := sheet("Dates, "+rep.Scenario), rep.sample
	never := float64(rep.Days) + 1
	var labels []string
	for i, d := range rep.Dates {
		labels = append(labels, star(d.Event, d.Key))
		x := capped(s.column(func(o *Observation) float64 { return o.Days[d.of] }), never)
		band, y := stats.SpreadOf(x), -float64(i)
		e := &s.Events[d.of]
		line(p, bandInk, 6, plotter.XY{X: band.Low, Y: y}, plotter.XY{X: band.High + 0.01, Y: y})
		line(p, recordInk, 2, plotter.XY{X: float64(e.Earliest - s.Plan.Setup.Start), Y: y}, plotter.XY{X: float64(e.Latest-s.Plan.Setup.Start) + 0.01, Y: y})
		dots(p, runInk, 3, draw.CircleGlyph{}, plotter.XY{X: band.Median, Y: y})
		dots(p, recordInk, 4, draw.CrossGlyph{}, plotter.XY{X: float64(e.Date - s.Plan.Setup.Start), Y: y})
	}
	rows(p, labels)
	var ticks plot.ConstantTicks
	for d := 0; d < rep.Days; d += max(1, rep.Days/8) {
		ticks = append(ticks, plot.Tick{Value: float64(d), Label: short(s.day(float64(d)))})
	}
	p.X.Tick.Marker, p.X.Min, p.X.Max = ticks, -0.5, never
	return p
}

// coast is the shore of Korea, coarse enough for a small picture.
func coast() (lines []plotter.XYs, err error) {
	shapes, err := geo.ReadShapes(assets.Map)
	if err != nil {
		return nil, err
	}
	const grain = 3 // km
	for _, shape := range shapes[geo.Coast] {
		var xys plotter.XYs
		last := geo.Point{X: math.Inf(1)}
		for _, at := range shape.Line {
			if at.Dist(last) >= grain {
				xys, last = append(xys, plotter.XY{X: at.X, Y: at.Y}), at
			}
		}
		if len(xys) > 12 { // no islets
			lines = append(lines, append(xys, xys[0]))
		}
	}
	return lines, nil
}

// frontPlot draws the envelope of one line on the map. What the runs hold in a column is drawn as if it lay in one
// piece from the north, as it is measured.
func (rep *Report) frontPlot(f *Front, coasts []plotter.XYs) *plot.Plot {
	p, s := sheet(f.Name+", "+f.Date), rep.sample
	for _, xys := range coasts {
		line(p, coastInk, 0.5, xys...)
	}
	l := &s.Lines[f.of]
	low, high := l.Points[0].Y, l.Points[0].Y
	bands := s.bands(func(o *Observation) []float64 { return o.Reach[f.of] })
	for _, col := range f.columns {
		band := bands[col]
		x, far, near, middle := geo.Centre(s.land[col][0]).X, southing(s.land[col], band.High), southing(s.land[col], band.Low), southing(s.land[col], band.Median)
		line(p, bandInk, 5, plotter.XY{X: x, Y: near + 0.5}, plotter.XY{X: x, Y: far - 0.5})
		dots(p, runInk, 1.8, draw.CircleGlyph{}, plotter.XY{X: x, Y: middle})
		low, high = min(low, far), max(high, near)
	}
	var xys plotter.XYs
	for _, at := range l.Points {
		xys = append(xys, plotter.XY{X: at.X, Y: at.Y})
		low, high = min(low, at.Y), max(high, at.Y)
	}
	line(p, recordInk, 1.5, xys...)
	p.X.Label.Text, p.Y.Label.Text = "km east of 127.5° E", "km north of 38° N"
	// The south of the peninsula, or as much more as the lines need, at one scale.
	p.Y.Min, p.Y.Max = min(-420, low-20), max(60, high+20)
	width := (p.Y.Max - p.Y.Min) * mapWidth / mapHeight
	p.X.Min, p.X.Max = -width/2, width/2
	return p
}

// southing is where the land begins that lies beyond so many kilometres of a column's land, counted from the north.
func southing(column []hex.Index, km float64) float64 {
	if n := int(math.Round(km / geo.HexHeight)); n < len(column) {
		return geo.Centre(column[n]).Y + geo.HexHeight/2
	}
	return geo.Centre(column[len(column)-1]).Y - geo.HexHeight/2
}

// factorsPlot draws a row an amount, as factors of the record.
func factorsPlot(title string, amounts []Quantum, label func(q *Quantum) string) *plot.Plot {
	p := sheet(title)
	var labels []string
	low, high := 0.5, 2.0
	for i, q := range amounts {
		labels = append(labels, label(&q))
		y, of := -float64(i), float64(q.Recorded)
		factor := func(n float64) float64 { return max(0.02, n/of) }
		line(p, bandInk, 6, plotter.XY{X: factor(q.Low), Y: y}, plotter.XY{X: factor(q.High) * 1.001, Y: y})
		line(p, recordInk, 1.5, plotter.XY{X: factor(float64(q.From10)), Y: y}, plotter.XY{X: factor(float64(q.To90)) * 1.001, Y: y})
		dots(p, runInk, 3, draw.CircleGlyph{}, plotter.XY{X: factor(q.Median), Y: y})
		low, high = min(low, factor(q.Low)), max(high, factor(q.High))
	}
	rows(p, labels)
	line(p, coastInk, 0.5, plotter.XY{X: 1, Y: -float64(len(labels))}, plotter.XY{X: 1, Y: 1})
	p.X.Scale, p.X.Min, p.X.Max = plot.LogScale{}, low*0.9, high*1.1
	var ticks plot.ConstantTicks
	for _, x := range []float64{0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10} {
		if x >= p.X.Min && x <= p.X.Max {
			ticks = append(ticks, plot.Tick{Value: x, Label: fmt.Sprint("× ", x)})
		}
	}
	p.X.Tick.Marker = ticks
	return p
}

// reliabilityPlot draws chances against shares.
func (rep *Report) reliabilityPlot() *plot.Plot {
	p := sheet("Engagements")
	p.X.Label.Text, p.Y.Label.Text = "chance given to the attacker", "share that he won"
	line(p, coastInk, 0.5, plotter.XY{X: 0, Y: 0}, plotter.XY{X: 1, Y: 1})
	for _, b := range rep.Fights[0].Brier.Bins {
		dots(p, runInk, vg.Length(2+1.5*math.Sqrt(float64(b.N))), draw.CircleGlyph{}, plotter.XY{X: b.Mean, Y: b.True})
	}
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = -0.05, 1.05, -0.05, 1.05
	return p
}

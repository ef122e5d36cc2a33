// Package film makes a moving picture of a row of pictures: a GIF that plays anywhere. Its colours are chosen for the
// first picture, and of each later one only the rectangle that has changed is kept, with what has not changed in it
// left clear, so that a map on which a front moves stays small.
package film

import (
	"cmp"
	"image"
	"image/color"
	"image/gif"
	"io"
	"iter"
	"slices"
)

// colours is how many a film has besides the clear one.
const colours = 255

// Write writes the pictures as a film that begins again at its end. Each is shown for so many hundredths of a second, the
// last one for longer. The pictures must be of one size; a picture may be drawn anew into the memory of the one before.
func Write(to io.Writer, pictures iter.Seq[*image.RGBA], hundredths int) error {
	out := &gif.GIF{}
	var p *palette
	var last []uint8
	for picture := range pictures {
		if p == nil {
			p = choose(picture)
		}
		now := p.index(picture)
		out.Image = append(out.Image, change(last, now, picture.Rect.Dx(), p.colours))
		out.Delay = append(out.Delay, hundredths)
		out.Disposal = append(out.Disposal, gif.DisposalNone)
		last = now
	}
	if n := len(out.Delay); n > 0 {
		out.Delay[n-1] = max(hundredths, lastShown)
	}
	return gif.EncodeAll(to, out)
}

// lastShown is how long the last picture is shown, hundredths of a second.
const lastShown = 250

// change is what of a picture is not as in the one before, by the numbers of their colours.
func change(last, now []uint8, w int, colours color.Palette) *image.Paletted {
	h := len(now) / w
	box := image.Rect(0, 0, w, h)
	if last != nil {
		box = image.Rectangle{}
		for i := range now {
			if now[i] != last[i] {
				box = box.Union(image.Rect(i%w, i/w, i%w+1, i/w+1))
			}
		}
		if box.Empty() {
			box = image.Rect(0, 0, 1, 1)
		}
	}
	img := image.NewPaletted(box, colours)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			i := y*w + x
			if last == nil || now[i] != last[i] {
				img.SetColorIndex(x, y, now[i])
			} else {
				img.SetColorIndex(x, y, clear)
			}
		}
	}
	return img
}

// clear is the number of the colour that lets the picture before shine through.
const clear = colours

// palette is the colours of a film, with a table from rough colours to the nearest of them.
type palette struct {
	colours color.Palette
	table   [1 << 15]uint8
}

// rough is a colour with five bits a channel.
func rough(r, g, b uint8) int { return int(r>>3)<<10 | int(g>>3)<<5 | int(b>>3) }

// share is a rough colour and how many pixels have it.
type share struct {
	rgb   [3]int
	count int
}

// choose finds the colours by median cut: the box with the most spread is halved until there are enough.
func choose(picture *image.RGBA) *palette {
	var counts [1 << 15]int
	for i := 0; i < len(picture.Pix); i += 4 {
		counts[rough(picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2])]++
	}
	var all []share
	for k, n := range counts {
		if n > 0 {
			all = append(all, share{[3]int{k>>10<<3 + 4, k>>5&31<<3 + 4, k&31<<3 + 4}, n})
		}
	}
	boxes := [][]share{all}
	for len(boxes) < colours-len(kept) {
		widest, channel, most := -1, 0, 0
		for i, box := range boxes {
			if c, spread := widestChannel(box); spread > most {
				widest, channel, most = i, c, spread
			}
		}
		if widest < 0 {
			break
		}
		box := boxes[widest]
		slices.SortFunc(box, func(a, b share) int { return cmp.Compare(a.rgb[channel], b.rgb[channel]) })
		half, seen, at := total(box)/2, 0, 1
		for ; at < len(box)-1; at++ {
			if seen += box[at-1].count; seen >= half {
				break
			}
		}
		boxes[widest] = box[:at]
		boxes = append(boxes, box[at:])
	}
	p := &palette{}
	p.colours = append(p.colours, kept...)
	for _, box := range boxes {
		p.colours = append(p.colours, mean(box))
	}
	for k := range p.table {
		p.table[k] = uint8(p.colours.Index(color.RGBA{uint8(k>>10<<3 + 4), uint8(k>>5&31<<3 + 4), uint8(k&31<<3 + 4), 255}))
	}
	for len(p.colours) < colours {
		p.colours = append(p.colours, color.RGBA{A: 255})
	}
	p.colours = append(p.colours, color.RGBA{})
	return p
}

// kept are colours that a film always has, since its later pictures may need them more than its first: of the sides,
// paper and ink.
var kept = color.Palette{color.RGBA{0xB0, 0x39, 0x2C, 255}, color.RGBA{0x9C, 0x3A, 0x2C, 255}, color.RGBA{0x2B, 0x5B, 0x88, 255},
	color.RGBA{0xF4, 0xEF, 0xE2, 255}, color.RGBA{0x1F, 0x2A, 0x30, 255}}

func total(box []share) (n int) {
	for i := range box {
		n += box[i].count
	}
	return n
}

// widestChannel is the channel in which a box spreads most, weighed by its pixels; a box of one colour has none.
func widestChannel(box []share) (channel, spread int) {
	for c := range 3 {
		low, high := 255, 0
		for i := range box {
			low, high = min(low, box[i].rgb[c]), max(high, box[i].rgb[c])
		}
		if s := (high - low) * total(box); s > spread {
			channel, spread = c, s
		}
	}
	return channel, spread
}

func mean(box []share) color.RGBA {
	var sum [3]int
	n := max(1, total(box))
	for _, s := range box {
		for c := range sum {
			sum[c] += s.rgb[c] * s.count
		}
	}
	return color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255}
}

// index gives every pixel the number of its colour.
func (p *palette) index(picture *image.RGBA) []uint8 {
	numbers := make([]uint8, len(picture.Pix)/4)
	for i := range numbers {
		q := picture.Pix[4*i:]
		numbers[i] = p.table[rough(q[0], q[1], q[2])]
	}
	return numbers
}

// Package digest makes fingerprints: 64 bits of everything that may change in a war, the same for equal
// wars on every machine. It is not made to withstand forgery. Start reading at Digest.
package digest

// Digest is a running fingerprint: multiply and xor-shift a word at a time, after C. Stafford's mixer.
// The zero value must not be used; begin with New.
type Digest uint64

// New begins a fingerprint.
func New() Digest { return 0x2d358dccaa6c78a5 }

// Word mixes in 64 bits.
func (d *Digest) Word(v uint64) {
	x := uint64(*d) ^ v
	x *= 0x9fb21c651e98df25
	*d = Digest(x ^ x>>32)
}

// Add mixes in numbers.
func (d *Digest) Add(vs ...int) {
	for _, v := range vs {
		d.Word(uint64(int64(v)))
	}
}

// Flag mixes in truth values.
func (d *Digest) Flag(vs ...bool) {
	for _, v := range vs {
		if v {
			d.Word(1)
		} else {
			d.Word(0)
		}
	}
}

// All mixes in a list of numbers, and how many there are.
func All[T ~uint8 | ~int16 | ~int32 | ~int](d *Digest, vs []T) {
	d.Add(len(vs))
	for _, v := range vs {
		d.Word(uint64(int64(v)))
	}
}

// Package ledger lets every number of the rules say why it is what it is: an odds score, the hours
// of a march, a day's tons, a victory score are sums of lines, each a line id and a signed integer.
// A ledger holds no words; the text catalogue words a line by its Key. It lives in a fixed array,
// so that the kernels can fill one without allocating.
//
// The lines themselves are listed by subject, one file each: combat.go, movement.go, supply.go,
// victory.go, sea.go, offmap.go. A new subject is a new file and one entry in subjects. Start reading at Ledger.
package ledger

// Unit is what the values of a ledger count.
type Unit uint8

// Units.
const (
	MilliLn      Unit = iota // thousandths of a natural logarithm; a shift is 100 of them
	CentiPoints              // hundredths of a power point; 1 point = 100 riflemen
	Minutes                  // of a unit's day
	Tons                     // of supply
	TenthsPoints             // tenths of a victory point
	MilliLogit               // thousandths, of a chance a day, a fortnight…
	Milli                    // thousandths of whatever the ledger is about
	Sorties                  // of aircraft
	Count                    // of what each line names
)

// LineID names a kind of line. It is stable within one version of the program only; what is
// written to files is its Key. The high byte is the subject, the low byte the line.
type LineID uint16

// subject is a block of lines.
type subject uint8

const (
	general subject = iota
	combat
	movement
	supply
	victory
	sea
	commitment
	air
	prewar
)

var subjects = [...]struct {
	name string
	keys []string
}{
	general:  {"", generalKeys[:]},
	combat:   {"combat.", combatKeys[:]},
	movement: {"movement.", movementKeys[:]},
	supply:   {"supply.", supplyKeys[:]},
	victory:  {"victory.", victoryKeys[:]},
	sea:      {"sea.", seaKeys[:]},

	commitment: {"commitment.", commitmentKeys[:]},
	air:        {"air.", airKeys[:]},
	prewar:     {"prewar.", prewarKeys[:]},
}

// Lines of no subject.
const (
	Other LineID = LineID(general)<<8 + iota // what did not fit into the ledger's array
	Limit                                    // a bound of the rules cut the total here
)

var generalKeys = [...]string{"other", "limit"}

// Key is the stable name of a line, such as "combat.posture.prepared".
func Key(id LineID) string {
	s := subjects[id>>8]
	return s.name + s.keys[id&0xff]
}

// All is every line there is, for those who must word each of them.
func All() []LineID {
	var ids []LineID
	for s := range subjects {
		for i := range subjects[s].keys {
			ids = append(ids, LineID(s<<8+i))
		}
	}
	return ids
}

// Line is one reason: what, and by how much in the ledger's unit.
type Line struct {
	ID    LineID
	Value int32
}

// Capacity is how many lines a ledger holds.
const Capacity = 32

// Ledger is a list of lines and their sum. The zero value is empty and ready, in MilliLn. All
// methods work on a nil Ledger, which keeps nothing: a kernel whose caller only wants the number
// passes nil.
type Ledger struct {
	Unit  Unit
	count uint8
	lines [Capacity]Line
}

// Reset empties the ledger and sets its unit.
func (l *Ledger) Reset(u Unit) {
	if l != nil {
		l.Unit, l.count = u, 0
	}
}

// Add appends a line and returns its value, so that a kernel can write total += led.Add(…). A line
// of 0 is kept: that surprise counted for nothing is worth reading too. When the array is full the
// last line becomes Other and takes the rest, so that the lines always add up to the total.
func (l *Ledger) Add(id LineID, value int) int {
	switch {
	case l == nil:
	case l.count < Capacity:
		l.lines[l.count] = Line{id, int32(value)}
		l.count++
	default:
		last := &l.lines[Capacity-1]
		last.ID = Other
		last.Value += int32(value)
	}
	return value
}

// Lines are the lines in the order in which they were added. The slice is the ledger's own: it is
// good until the next Add or Reset.
func (l *Ledger) Lines() []Line {
	if l == nil {
		return nil
	}
	return l.lines[:l.count]
}

// Total is the sum of the lines.
func (l *Ledger) Total() int {
	total := 0
	for _, line := range l.Lines() {
		total += int(line.Value)
	}
	return total
}

// Value is the sum of the lines of one kind, 0 if there is none.
func (l *Ledger) Value(id LineID) int {
	sum := 0
	for _, line := range l.Lines() {
		if line.ID == id {
			sum += int(line.Value)
		}
	}
	return sum
}

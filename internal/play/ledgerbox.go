package play

import (
	"parallel38/game/ledger"
	"parallel38/internal/encyclopedia"
)

// account is a number that explains itself: the lines it is made of, and what else belongs to it.
type account struct {
	about  string
	ledger ledger.Ledger
	notes  []string
}

var ledgerBox = &box{name: "ledger", title: "ui.ledger", w: 440, h: 520, layout: layoutLedger}

// openAccount shows why a number is what it is.
func (a *app) openAccount(what account) {
	if a.boxed() {
		a.closeBox()
	}
	a.openBox(ledgerBox)
	a.dialog.account = what
}

// layoutLedger writes the lines of the account. Lines of the same kind, such as the steps of a march
// along one road, are added up.
func layoutLedger(a *app, c *column) {
	what := &a.dialog.account
	for _, l := range wrap(what.about, c.d.type_.face(regular, c.u(13)), c.w) {
		c.note(l, 13)
	}
	sum := ledger.Ledger{Unit: what.ledger.Unit}
	done := map[ledger.LineID]bool{}
	for _, line := range what.ledger.Lines() {
		// The points of men and guns are in another unit: power is made of them.
		if !done[line.ID] {
			done[line.ID] = true
			sum.Add(line.ID, what.ledger.Value(line.ID))
		}
	}
	c.rule()
	for i, row := range a.words.Ledger(&sum) {
		tone := inkColour
		if v := sum.Lines()[i].Value; v == 0 {
			tone = fade(inkColour, 68)
		} else if v < 0 {
			tone = vermilion
		}
		c.row(upperFirst(row.What), "", row.Amount, tone)
		if id := encyclopedia.TermOf(ledger.Key(sum.Lines()[i].ID)); id != "" {
			c.s.button("line-"+itoa(i), c.x-c.u(8), c.y-c.u(15), c.w+c.u(16), c.u(20), invisible, true, func() { a.consult(id) })
		}
	}
	c.rule()
	c.row(a.t("ui.ledger.total"), a.t2("ui.ledger.total"), a.words.Amount(sum.Unit, sum.Total()), inkColour)
	for _, note := range what.notes {
		c.note(note, 12)
	}
}

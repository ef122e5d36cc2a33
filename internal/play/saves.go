package play

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/campaign"
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

// Wars are kept as save files of package replay: where, the store says (store.go, store_js.go). What the
// player saves has a name; the game itself keeps the morning and the evening of every day of his, the
// last ten of them.

const (
	saveSuffix = ".p38"
	autoPrefix = "auto-"
	ring       = 10 // autosaves that are kept
)

// The moments of a day that are kept.
const (
	morning = "morning" // the player's orders are waited for
	evening = "evening" // he has given the last
)

// errFull says that the store has no room.
var errFull = errors.New("there is no room left for saves")

// auto is an autosave: its name is auto-000012-1950-06-27-morning.
type auto struct {
	name   string
	number int
	day    calendar.Day
	moment string
}

func parseAuto(name string) (a auto, ok bool) {
	rest, ok := strings.CutPrefix(name, autoPrefix)
	number, rest, ok1 := strings.Cut(rest, "-")
	i := strings.LastIndexByte(rest, '-')
	if !ok || !ok1 || i < 0 {
		return a, false
	}
	a.name, a.moment = name, rest[i+1:]
	if n, err := fmt.Sscanf(number, "%d", &a.number); n != 1 || err != nil {
		return a, false
	}
	day, err := calendar.Parse(rest[:i])
	a.day = day
	return a, err == nil && (a.moment == morning || a.moment == evening)
}

func (a *auto) String() string {
	return fmt.Sprintf("%s%06d-%s-%s", autoPrefix, a.number, a.day, a.moment)
}

// kept are the names of what the player saved, as the store lists them, and the autosaves, newest first.
func kept() (names []string, autos []auto) {
	for _, file := range listFiles(saveSuffix) {
		name := strings.TrimSuffix(file, saveSuffix)
		if a, ok := parseAuto(name); ok {
			autos = append(autos, a)
		} else {
			names = append(names, name)
		}
	}
	slices.SortFunc(autos, func(a, b auto) int { return b.number - a.number })
	return names, autos
}

// date is the day of the war.
func (t *tableScene) date() calendar.Day { return t.view.Day }

// save writes the war under a name and says so.
func (t *tableScene) save(name string) {
	if err := writeSave(name, t.match); err != nil {
		t.say(t.app.whyNotSaved(err), true)
		return
	}
	t.say(t.app.t("ui.saved", "name", name), false)
}

func (a *app) whyNotSaved(err error) string {
	if errors.Is(err, errFull) {
		return a.t("ui.save.full")
	}
	return a.t("ui.save.failed", "why", err.Error())
}

// autosave keeps a moment of the player's day; failing to is no reason to stop playing.
func (t *tableScene) autosave(moment string) {
	if t.lesson != nil { // a lesson begins anew in a moment
		return
	}
	if err := writeAuto(t.match, moment); err != nil {
		t.say(t.app.whyNotSaved(err), true)
	}
}

func writeAuto(m *match.Match, moment string) error {
	if m.Over() { // there is no other morning
		moment = evening
	}
	var buf bytes.Buffer
	if err := replay.Write(&buf, m); err != nil {
		return err
	}
	return keepAuto(m.Setup().Start+calendar.Day(m.Turn()-1), moment, buf.Bytes())
}

// keepAuto writes an autosave, and takes away those that are too many.
func keepAuto(day calendar.Day, moment string, data []byte) error {
	now := auto{number: 1, day: day, moment: moment}
	_, autos := kept()
	if len(autos) > 0 {
		now.number = autos[0].number + 1
	}
	if err := keep(now.String(), data); err != nil {
		return err
	}
	_, autos = kept()
	var errs []error
	for _, old := range autos[min(ring, len(autos)):] {
		errs = append(errs, removeFile(old.name+saveSuffix))
	}
	return errors.Join(errs...)
}

func writeSave(name string, m *match.Match) error {
	var buf bytes.Buffer
	if err := replay.Write(&buf, m); err != nil {
		return err
	}
	return keep(name, buf.Bytes())
}

// keep writes a save; for lack of room the oldest autosaves give way, all but the newest.
func keep(name string, data []byte) error {
	err := writeFile(name+saveSuffix, data)
	for _, autos := kept(); errors.Is(err, errFull) && len(autos) > 1; autos = autos[:len(autos)-1] {
		if err := removeFile(autos[len(autos)-1].name + saveSuffix); err != nil {
			return err
		}
		err = writeFile(name+saveSuffix, data)
	}
	return err
}

// opened is a save that has been opened: a war by days, or a campaign before it.
type opened struct {
	match    *match.Match
	campaign *campaign.Campaign
	choice   choice
}

// scene puts it on the table.
func (o *opened) scene(a *app) scene {
	if o.campaign != nil {
		return newCampaign(a, o.campaign, o.choice)
	}
	return newTable(a, o.match, o.choice.Side, o.choice)
}

// openSave opens a kept war.
func openSave(name string) (opened, error) {
	data, err := readFile(name + saveSuffix)
	if err != nil {
		return opened{}, err
	}
	return openText(data)
}

// openText opens the text of a save and seats its players again.
func openText(data []byte) (opened, error) {
	file, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		return opened{}, err
	}
	return openFile(file)
}

func openFile(file *replay.File) (o opened, err error) {
	if file.Campaign {
		o.campaign, o.choice, err = seatCampaign(file)
	} else {
		o.match, o.choice, err = seatMatch(file)
	}
	return o, err
}

// seatMatch takes up a war where its file ends. An opponent whom this version does not know is replaced by
// the usual one; without a person both sides play and the screen watches the North.
func seatMatch(file *replay.File) (*match.Match, choice, error) {
	m, err := replay.Open(file, replay.Builtin)
	if err != nil {
		return nil, choice{}, err
	}
	c := choice{Scenario: m.Setup().ID, Side: force.North, Seed: file.Seed, Opponent: usual}
	for side := force.North; side < force.Sides; side++ {
		seat := &m.Seats[side]
		if seat.Name == match.Person {
			c.Side = side
			continue
		}
		if seat.Player = newPlayer(seat.Name); seat.Player == nil {
			seat.Name = usual
			seat.Player = newPlayer(seat.Name)
		}
		c.Opponent = seat.Name
	}
	if m.Seats[force.North].Name == match.Person && m.Seats[force.South].Name == match.Person {
		c.Opponent = match.Person
		if c.Side = m.Moving(); m.Over() {
			c.Side = force.North
		}
	}
	return m, c, nil
}

// arrival is a war from outside: a file, or a link.
type arrival struct {
	name string
	data []byte
	link string
	err  error
}

// open opens what has arrived; ok is false if it is a link without a war.
func (r *arrival) open() (o opened, ok bool, err error) {
	if r.err != nil || r.link == "" {
		if err = r.err; err == nil {
			o, err = openText(r.data)
		}
		return o, true, err
	}
	file, ok, err := replay.ReadLink(r.link)
	if ok && err == nil {
		o, err = openFile(file)
	}
	return o, ok, err
}

// shelf is the state of the dialog of kept wars, and of what arrives from outside.
type shelf struct {
	arrivals chan arrival
	page     int
	doomed   string           // to be deleted if asked again
	cards    map[string]*card // by name: see thumbs.go
	wanted   []string         // names on the page that is shown
}

// receive opens what has been dropped on the window, chosen in the browser or put into its address.
func (a *app) receive() {
	if a.ground == nil { // the map is not there yet
		return
	}
	var r arrival
	if dropped := ebiten.DroppedFiles(); dropped != nil {
		r = firstFile(dropped)
	} else {
		select {
		case r = <-a.shelf.arrivals:
		default:
			return
		}
	}
	o, ok, err := r.open()
	switch {
	case !ok:
	case err != nil:
		a.notLoaded(r.name, err)
	default:
		if r.data != nil {
			a.keepArrival(&r)
		}
		a.loaded(o.scene(a))
	}
}

// keepArrival puts a file from outside to the others, under its own name or the next that is free.
func (a *app) keepArrival(r *arrival) {
	base := strings.TrimSuffix(path.Base(r.name), saveSuffix)
	files := listFiles(saveSuffix)
	name := base
	for n := 2; slices.Contains(files, name+saveSuffix); n++ {
		if data, err := readFile(name + saveSuffix); err == nil && bytes.Equal(data, r.data) {
			return
		}
		name = fmt.Sprintf("%s-%d", base, n)
	}
	keep(name, r.data) // for lack of room it is played all the same
}

// firstFile reads the first file of a folder; a save has at most sixteen megabytes.
func firstFile(folder fs.FS) (r arrival) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil || len(entries) == 0 {
		return arrival{err: errors.Join(err, fs.ErrNotExist)}
	}
	r.name = entries[0].Name()
	f, err := folder.Open(r.name)
	if err != nil {
		return arrival{name: r.name, err: err}
	}
	defer f.Close()
	r.data, r.err = io.ReadAll(io.LimitReader(f, 16<<20+1))
	return r
}

// load opens a kept war, or says why it cannot be opened.
func (a *app) load(name string) {
	o, err := openSave(name)
	if err != nil {
		a.notLoaded(name, err)
		return
	}
	a.loaded(o.scene(a))
}

// loaded puts a war on the table.
func (a *app) loaded(next scene) {
	if !a.boxed() {
		a.openBox(loadBox)
	}
	a.dialog.next = next
}

func (a *app) notLoaded(name string, err error) {
	if a.dialog.box != loadBox {
		a.openBox(loadBox)
	}
	a.dialog.failed = a.t("ui.load.failed", "name", name, "why", err.Error())
	a.stale = true
}

// layoutLoad lists the kept wars, a page at a time: what the player saved, then the autosaves.
func layoutLoad(a *app, c *column) {
	if a.dialog.failed != "" {
		for _, l := range wrap(a.dialog.failed, c.d.type_.face(regular, c.u(13)), c.w) {
			c.note(l, 13)
		}
	}
	names, autos := kept()
	for _, auto := range autos {
		names = append(names, auto.name)
	}
	rows := max(int((min(c.u(loadBox.h), c.d.h-c.u(16))-c.u(200))/c.u(thumbHigh+8)), 1) // of the dialog at its full height
	pages := max((len(names)+rows-1)/rows, 1)
	a.shelf.page %= pages
	a.shelf.wanted = names[a.shelf.page*rows : min((a.shelf.page+1)*rows, len(names))]
	for _, name := range a.shelf.wanted {
		a.layoutKept(c, name)
	}
	if pages > 1 {
		c.line("more", a.t("ui.load.more", "page", a.shelf.page+1, "pages", pages), "", true, func() {
			a.shelf.page++
			a.stale = true
		})
	}
	if importFile != nil {
		c.line("import", a.t("ui.load.import"), "", true, func() { importFile(a.shelf.arrivals) })
	} else {
		for _, l := range wrap(a.t("ui.load.folder", "folder", dataDir()), c.d.type_.face(regular, c.u(12)), c.w) {
			c.note(l, 12)
		}
	}
}

// layoutKept is the line of a kept war, with a button to take a copy out where there are no files, and
// one to delete it that asks once more.
func (a *app) layoutKept(c *column, name string) {
	words := name
	if auto, ok := parseAuto(name); ok {
		words = a.t("ui.autosave."+auto.moment, "date", a.words.Date(auto.day))
	}
	whole, wide, h := c.w, c.u(96), c.u(thumbHigh)
	buttons := 1.0
	if exportFile != nil {
		buttons = 2
	}
	c.y += c.u(8)
	y, left := c.y, c.x
	x := left + whole - buttons*(wide+c.u(6)) + c.u(6)
	text := left + c.u(thumbWide+14)
	c.s.button("load-"+name, left, y, x-c.u(6)-left, h, plain, true, func() { a.load(name) })
	f, small, room := c.d.type_.face(regular, c.u(14)), c.d.type_.face(regular, c.u(11.5)), x-c.u(14)-text
	c.s.label(text, y+h/2-c.u(4), fit(words, f, room), f, inkColour, 0)
	if k := a.shelf.cards[name]; k != nil {
		c.s.label(text, y+h/2+c.u(15), fit(k.words, small, room), small, fade(inkColour, 75), 0)
	}
	a.thumbnail(c.s, name, left, y)
	c.y += h
	button := func(id, key string, click func()) {
		f := c.d.type_.face(regular, c.u(12))
		c.s.button(id+"-"+name, x, y, wide, h, plain, true, click)
		c.s.label(x+wide/2, y+h/2+c.u(5), fit(a.t(key), f, wide-c.u(6)), f, inkColour, .5)
		x += wide + c.u(6)
	}
	if exportFile != nil {
		button("export", "ui.load.export", func() {
			data, err := readFile(name + saveSuffix)
			if err == nil {
				err = exportFile(name+saveSuffix, data)
			}
			if err != nil {
				a.notLoaded(name, err)
			}
		})
	}
	key := "ui.load.delete"
	if a.shelf.doomed == name {
		key = "ui.load.delete.sure"
	}
	button("delete", key, func() {
		if a.shelf.doomed != name {
			a.shelf.doomed = name
		} else if err := removeFile(name + saveSuffix); err != nil {
			a.notLoaded(name, err)
		}
		a.stale = true
	})
}

package replay

import (
	"fmt"
	"hash/fnv"
	"io"
	"reflect"
	"sync"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/campaign"
	"parallel38/internal/disk"
	"parallel38/internal/scenario"
)

// A campaign before the war is played again in a twentieth of a second, so that it is opened by playing it;
// its keyframes are for the day when the rules have changed, and for the eye that looks for a difference.

// CampaignFormat is the version of the form of a campaign's file, CampaignEngine of the campaign's rules: it
// grows as Engine does.
const (
	CampaignFormat = 1
	CampaignEngine = 2
)

// CampaignSpacing is the turns from one keyframe to the next: half a year.
const CampaignSpacing = 13

// campaignLists says what the entries of a list of a campaign's state are about.
var campaignLists = map[string]kind{
	"State.Districts": byDistrict, "State.Sectors": bySector, "State.Posts": byUnit, "State.Cells": byUnit, "State.Bands": byUnit,
	"Units.Allegiance": byUnit, "Units.Place": byUnit, "Units.Strength": byUnit, "Units.Battalions": byUnit, "Units.Quality": byUnit,
	"Units.Condition": byUnit, "Units.Stores": byUnit, "Units.March": byUnit, "Units.Standing": byUnit, "Units.Command": byUnit,
	"Units.Fleet": byUnit, "Units.Berth": byUnit, "Units.AirGroup": byUnit,
}

// campaignColumns are those of prewar.Snapshot.
var campaignColumns = sync.OnceValue(func() []column { return columnsOf(reflect.TypeFor[prewar.Snapshot](), campaignLists) })

// campaignCore are fields without which a campaign's keyframe is none.
var campaignCore = []string{"State.Turn", "State.Phase", "State.Districts.Support", "Units.Place.Hex", "Units.Strength.Men"}

func campaignNames(s *prewar.Setup) (n names) {
	for i := range s.Units {
		n[byUnit] = append(n[byUnit], s.Units[i].Code)
	}
	for i := range s.Districts {
		n[byDistrict] = append(n[byDistrict], s.Districts[i].Code)
	}
	for i := range s.Sectors {
		n[bySector] = append(n[bySector], s.Sectors[i].Code)
	}
	return n
}

func (f *File) keepCampaign(at Moment, w *prewar.World) {
	snap := w.Snapshot()
	f.Keys = append(f.Keys, Keyframe{Moment: at, Hash: w.Hash(), text: packed(reflect.ValueOf(&snap).Elem(), campaignColumns(), campaignNames(w.Setup))})
}

// CampaignFingerprint is a hash of a campaign's setup as the rules see it.
func CampaignFingerprint(s *prewar.Setup) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%+v", *s)
	return h.Sum64()
}

// campaignRecorder keeps of a campaign what its save needs and its log does not have.
type campaignRecorder struct {
	begun File // as it was when the campaign was begun or opened; grows keyframes
}

func (r *campaignRecorder) TurnOver(c *campaign.Campaign) {
	if c.Played()%CampaignSpacing == 0 {
		r.begun.keepCampaign(Moment{Days: c.Played()}, c.World())
	}
}

// RecordCampaign lets a campaign keep a keyframe every CampaignSpacing turns from now on.
func RecordCampaign(c *campaign.Campaign) { c.Recorder = &campaignRecorder{begunCampaign(c)} }

func begunCampaign(c *campaign.Campaign) File {
	s := c.Setup()
	return File{Header: Header{Campaign: true, Engine: CampaignEngine, Scenario: s.ID, Fingerprint: CampaignFingerprint(s),
		Seed: c.World().Seed, Players: governments(c), Start: c.Hashes()[0]}}
}

func governments(c *campaign.Campaign) (names [force.Sides]string) {
	for side := force.North; side < force.Sides; side++ {
		names[side] = c.Seats[side].Name
	}
	return names
}

// OfCampaign makes the file of a campaign as it stands.
func OfCampaign(c *campaign.Campaign) *File {
	f := begunCampaign(c)
	if r, ok := c.Recorder.(*campaignRecorder); ok {
		f = r.begun
		f.Players = governments(c)
		f.Days, f.Keys = append([]Day(nil), f.Days...), append([]Keyframe(nil), f.Keys...)
	}
	board, log := &c.World().Board, c.Log()
	f.add(c.Hashes(), len(log), func(i int) (int16, Order) {
		return log[i].Turn, Order{Side: log[i].Side, Text: prewar.FormatOrder(board, &log[i].Order)}
	})
	if now := f.end(); len(f.Keys) == 0 || now.after(f.Keys[len(f.Keys)-1].Moment) {
		f.keepCampaign(now, c.World())
	}
	return &f
}

// WriteCampaign writes a campaign as a save file.
func WriteCampaign(to io.Writer, c *campaign.Campaign) error {
	_, err := to.Write(OfCampaign(c).text())
	return err
}

// SaveCampaign writes a campaign to a file whole: see disk.Write.
func SaveCampaign(path string, c *campaign.Campaign) error {
	return disk.Write(path, OfCampaign(c).text())
}

// minutes is a campaign's file while it is played again.
type minutes struct {
	*File
	setup *prewar.Setup
	begin Moment // of the part that was played under the rules of today …
	key   int    // … and its first keyframe, if anything was played before
	other error  // why there is no such part, nil if there is
}

func (f *File) minutes() (*minutes, error) {
	if !f.Campaign {
		return nil, &Error{What: fmt.Sprintf("%s is a war by days, and no campaign before the war", f.Scenario), Do: "open it as what it is"}
	}
	setup, err := scenario.Campaign(f.Scenario)
	if err != nil {
		return nil, err
	}
	engine, fingerprint, key, begin := f.lastPart()
	m := &minutes{File: f, setup: setup, key: key, begin: begin}
	switch {
	case engine != CampaignEngine:
		m.other = fmt.Errorf("it was played under version %d of the campaign's rules, this program has version %d", engine, CampaignEngine)
	case fingerprint != CampaignFingerprint(setup):
		m.other = fmt.Errorf("the campaign %s has changed since it was played", f.Scenario)
	}
	return m, nil
}

// OpenCampaign takes up a campaign where a save left it. The seats bear the names of those who governed;
// whoever goes on puts the governments back into them. A save made under other rules goes on from its last
// keyframe under the rules of today.
func OpenCampaign(f *File) (*campaign.Campaign, error) {
	return ReplayCampaign(f, len(f.Days), func(*campaign.Campaign) error { return nil })
}

// ReplayCampaign takes up a campaign after so many turns, or where its file ends, and calls after at the end
// of each turn that is played again for it. It stops at the first turn whose hash is not the file's.
func ReplayCampaign(f *File, turns int, after func(*campaign.Campaign) error) (*campaign.Campaign, error) {
	if err := f.Damaged(); err != nil {
		return nil, err
	}
	m, err := f.minutes()
	if err != nil {
		return nil, err
	}
	to := f.end()
	if turns < len(f.Days) {
		to = Moment{Days: turns}
	}
	c, err := m.start(to)
	if err == nil && m.other == nil {
		err = m.play(c, to, func() error {
			if err := m.agrees(c); err != nil {
				return err
			}
			return after(c)
		})
	}
	return c, err
}

// start is the campaign where its last part begins, or, if that is not of today's rules, at a moment that a
// keyframe is of.
func (m *minutes) start(to Moment) (*campaign.Campaign, error) {
	key := -1
	switch {
	case m.other != nil:
		for i := range m.Keys {
			if m.Keys[i].Moment == to {
				key = i
			}
		}
	case len(m.Renewed) > 0 && !m.begin.after(to):
		key = m.key
	}
	if key >= 0 {
		w, err := m.unpack(&m.Keys[key])
		if err != nil {
			return nil, &Error{Line: m.Keys[key].Line, What: fmt.Sprintf("the keyframe is damaged: %v", err)}
		}
		return m.resume(w, key), nil
	}
	if m.other != nil || len(m.Renewed) > 0 {
		why := m.other
		if why == nil {
			why = fmt.Errorf("it was played under other rules up to the moment %v", m.begin)
		}
		return nil, fmt.Errorf("%w: the campaign %v is not kept, and cannot be played again: %w", ErrUnverifiable, to, why)
	}
	w := prewar.New(atlas.Peninsula(), m.setup, m.Seed)
	if w.Hash() != m.Start {
		return nil, fmt.Errorf("%w: it starts with hash %016x, the file says %016x", ErrMismatch, w.Hash(), m.Start)
	}
	c := campaign.Resume(w, m.seats(), nil, []uint64{m.Start})
	RecordCampaign(c)
	return c, nil
}

// resume takes up a campaign at a keyframe; what was before is kept as text.
func (m *minutes) resume(w *prewar.World, key int) *campaign.Campaign {
	at := m.Keys[key].Moment
	past := File{Header: m.Header, Keys: append([]Keyframe(nil), m.Keys[:key+1]...), Days: append([]Day(nil), m.Days[:at.Days]...)}
	if at.Orders > 0 {
		past.Days = append(past.Days, Day{Orders: m.Days[at.Days].Orders[:at.Orders]})
	}
	for _, r := range m.Renewed {
		if r.Key <= key {
			past.Renewed = append(past.Renewed, r)
		}
	}
	if m.other != nil { // from here on it goes under the rules of today
		past.Renewed = append(past.Renewed, Renewal{Key: key, Engine: CampaignEngine, Fingerprint: CampaignFingerprint(m.setup)})
	}
	hashes := []uint64{m.Start}
	for i := range at.Days {
		hashes = append(hashes, m.Days[i].Hash)
	}
	c := campaign.Resume(w, m.seats(), nil, hashes)
	c.Recorder = &campaignRecorder{past}
	return c
}

func (m *minutes) seats() (s campaign.Seats) {
	for side, name := range m.Players {
		s[side].Name = name
	}
	return s
}

// unpack makes the campaign of a keyframe.
func (m *minutes) unpack(k *Keyframe) (*prewar.World, error) {
	w := prewar.New(atlas.Peninsula(), m.setup, m.Seed)
	snap := w.Snapshot()
	root := reflect.ValueOf(&snap).Elem()
	if err := unpackInto(root, k.base64(), campaignColumns(), campaignNames(m.setup), campaignCore); err != nil {
		return nil, err
	}
	if err := sound(root, "its field", w.Map.Len(), w.Force.Len()); err != nil {
		return nil, err
	}
	w, err := prewar.Restore(w.Map, m.setup, snap)
	switch {
	case err != nil:
		return nil, err
	case m.other == nil && w.Hash() != k.Hash:
		return nil, fmt.Errorf("its hash is %016x, the file says %016x", w.Hash(), k.Hash)
	case w.Phase != prewar.Over && int(w.Turn) != k.Days+1:
		return nil, fmt.Errorf("it is of turn %d, the orders end %v", w.Turn, k.Moment)
	}
	return w, nil
}

// play gives a campaign the orders of its last part up to a moment, and tells night of each turn that is over.
func (m *minutes) play(c *campaign.Campaign, to Moment, night func() error) error {
	for i := m.begin.Days; i < to.Days || i == to.Days && to.Orders > 0; i++ {
		orders := m.Days[i].Orders
		if i == to.Days {
			orders = orders[:to.Orders]
		}
		for n := range orders {
			if i == m.begin.Days && n < m.begin.Orders {
				continue
			}
			o, err := prewar.ParseOrder(&c.World().Board, orders[n].Text)
			if err == nil && c.Played() > i {
				err = fmt.Errorf("turn %d is over before it", i+1)
			}
			if err == nil {
				_, err = c.Give(orders[n].Side, o)
			}
			if err != nil {
				return &Error{Line: orders[n].Line, What: fmt.Sprintf("the order %q: %v", orders[n].Text, err)}
			}
		}
		if i == to.Days {
			return nil
		}
		if c.Played() != i+1 {
			return &Error{Line: m.Days[i].Line, What: fmt.Sprintf("the orders of turn %d do not end it", i+1)}
		}
		if err := night(); err != nil {
			return err
		}
	}
	return nil
}

// agrees tells whether a campaign's last turn ended as the file says.
func (m *minutes) agrees(c *campaign.Campaign) error {
	turn := c.Played()
	if got, said := c.Hashes()[turn], m.Days[turn-1].Hash; got != said {
		return fmt.Errorf("%w: turn %d ends with hash %016x, the file says %016x", ErrMismatch, turn, got, said)
	}
	return nil
}

// verifyCampaign is Verify for a campaign.
func verifyCampaign(f *File) (turns int, err error) {
	m, err := f.minutes()
	if err != nil {
		return 0, mismatch(err)
	}
	if m.other != nil {
		return 0, fmt.Errorf("%w: %w", ErrUnverifiable, m.other)
	}
	c, err := m.start(f.end())
	if err != nil {
		return 0, mismatch(err)
	}
	err = m.play(c, f.end(), func() error {
		if err := m.agrees(c); err != nil {
			return err
		}
		turns++
		return m.compare(c, Moment{Days: c.Played()})
	})
	if err == nil {
		err = m.compare(c, f.end())
	}
	if err == nil {
		err = f.Damaged()
	}
	if err == nil && len(m.Renewed) > 0 {
		return turns, fmt.Errorf("%w: up to the moment %v it was played under other rules", ErrUnverifiable, m.begin)
	}
	return turns, mismatch(err)
}

// compare holds a campaign against the file's keyframe of the same moment, if there is one.
func (m *minutes) compare(c *campaign.Campaign, at Moment) error {
	for i := range m.Keys {
		k := &m.Keys[i]
		if k.Moment != at || i < m.key {
			continue
		}
		kept, err := m.unpack(k)
		if err != nil {
			return fmt.Errorf("%w: the keyframe %v (line %d) cannot be read: %w", ErrMismatch, at, k.Line, err)
		}
		if fields := differences(reflect.ValueOf(c.World().Snapshot()), reflect.ValueOf(kept.Snapshot()), ""); len(fields) > 0 {
			return fmt.Errorf("%w: %v these fields differ: %s", ErrMismatch, at, list(fields))
		}
	}
	return nil
}

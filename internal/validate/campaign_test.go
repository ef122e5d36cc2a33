package validate_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallel38/internal/cabinet"
	"parallel38/internal/record"
	"parallel38/internal/scenario"
	"parallel38/internal/validate"
)

func campaignPlan(t *testing.T, id string, runs int) *validate.CampaignPlan {
	t.Helper()
	s, err := scenario.Campaign(id)
	if err != nil {
		t.Fatal(err)
	}
	return &validate.CampaignPlan{Setup: s, North: cabinet.Default, South: cabinet.Default, Seed: 1, Runs: runs}
}

func hold(t *testing.T, p *validate.CampaignPlan, workers int) *validate.CampaignReport {
	t.Helper()
	rep, err := validate.PlayCampaigns(t.Context(), p, record.History(), "test", workers, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// TestCampaignsAreHeldToTheRecord: of four marks in five something lies in the middle of a few campaigns, whoever plays
// them; two that cannot be met with armies without northern police are told as missed, and the dead are not judged.
func TestCampaignsAreHeldToTheRecord(t *testing.T) {
	rep := hold(t, campaignPlan(t, "prewar-1947", 16), 1)
	if len(rep.Goals) != 1 || !rep.Goals[0].Met || rep.Missed() != 0 {
		t.Errorf("%+v", rep.Goals)
	}
	verdicts := map[string]bool{}
	for i := range rep.Marks {
		m := &rep.Marks[i]
		verdicts[m.Measure+" "+m.To] = m.Inside
		if m.Judged == strings.HasPrefix(m.Measure, "dead-") {
			t.Errorf("%s: judged %t", m.Measure, m.Judged)
		}
		if m.Met && !m.Inside {
			t.Errorf("%s: the median is met and the range not", m.Measure)
		}
	}
	if verdicts["north-men 1948-11-01"] || !verdicts["south-army 1950-06-11"] {
		t.Errorf("%v", verdicts)
	}
	var one, three bytes.Buffer
	if err := errors.Join(rep.Write(&one), hold(t, campaignPlan(t, "prewar-1947", 16), 3).Write(&three)); err != nil || one.String() != three.String() {
		t.Errorf("three workers tell otherwise than one: %v\n%s\n%s", err, &one, &three)
	}
	dir := t.TempDir()
	if err := rep.Save(dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.json", "report.html", "marks.svg"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !bytes.Contains(data, []byte("security-dead")) {
			t.Errorf("%s: %d bytes, %v", name, len(data), err)
		}
	}
}

// TestALaterStartIsHeldToLaterMarks: what was before its first day, or is counted from before it, tells nothing of a
// campaign that starts later, and no goal is set for it.
func TestALaterStartIsHeldToLaterMarks(t *testing.T) {
	rep := hold(t, campaignPlan(t, "prewar-1949", 2), 2)
	for _, m := range rep.Marks {
		if m.From != "" || m.To != "" && m.To < "1949-06-26" {
			t.Errorf("held to %s from %s to %s", m.Measure, m.From, m.To)
		}
	}
	if !slices.ContainsFunc(rep.Marks, func(m validate.Mark) bool { return m.Measure == "battalion-ready" }) || len(rep.Goals) != 0 {
		t.Errorf("%+v", rep)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if rep, err := validate.PlayCampaigns(ctx, campaignPlan(t, "prewar-1949", 2), record.History(), "test", 1, func() {}); !errors.Is(err, context.Canceled) || rep.Runs != 0 {
		t.Errorf("%d campaigns were played after the end: %v", rep.Runs, err)
	}
}

package play

import (
	"encoding/json"
	"runtime"

	"parallel38/internal/chart/symbol"
	"parallel38/internal/text"
)

// settings are the player's choices that outlive a game.
type settings struct {
	Lang    string `json:"lang"`
	Both    bool   `json:"both"`    // show names in the other language as well
	Scale   int    `json:"scale"`   // of the panels, per cent, 75 … 250
	Speed   int    `json:"speed"`   // of the film, per cent
	Palette uint8  `json:"palette"` // of the counters
	Sound   bool   `json:"sound"`

	Keys map[string]string `json:"keys,omitempty"` // by action: the key that the player has given it
}

func defaultSettings() settings {
	return settings{Lang: text.English, Both: true, Scale: 100, Speed: 100, Sound: runtime.GOOS != "js"}
}

func (s *settings) palette() symbol.Palette { return symbol.Palette(s.Palette) % symbol.Palettes }

const settingsFile = "settings.json"

// readSettings reads what was kept; whatever cannot be read is as it was at first.
func readSettings() settings {
	s := defaultSettings()
	if data, err := readFile(settingsFile); err == nil {
		if json.Unmarshal(data, &s) != nil {
			s = defaultSettings()
		}
	}
	if _, err := text.Catalogue(s.Lang); err != nil {
		s.Lang = text.English
	}
	s.Scale, s.Speed = min(max(s.Scale, 75), 250), min(max(s.Speed, 25), 1000)
	return s
}

func writeSettings(s settings) error {
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return err
	}
	return writeFile(settingsFile, data)
}

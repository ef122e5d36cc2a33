package fight

import (
	"parallel38/game/atlas"
	"parallel38/game/ledger"
)

// The ledger lines of what a situation can be. Other stands where the factor is always 1 and the
// line never written.
var (
	postureLines = [Postures]ledger.LineID{NoPosture: ledger.Other, Delay: ledger.DelayPosture,
		HastyDefence: ledger.HastyPosture, Prepared: ledger.PreparedPosture, Fortified: ledger.FortifiedPosture}
	terrainLines = [atlas.Terrains]ledger.LineID{atlas.Paddy: ledger.Other, atlas.Clear: ledger.ClearTerrain,
		atlas.Plateau: ledger.HillsTerrain, atlas.Hills: ledger.HillsTerrain, atlas.Mountain: ledger.MountainTerrain,
		atlas.HighMountain: ledger.HighMountainTerrain, atlas.Urban: ledger.UrbanTerrain}
	riverLines = [atlas.MajorRiver + 1]ledger.LineID{atlas.NoRiver: ledger.Other,
		atlas.MinorRiver: ledger.MinorRiver, atlas.MajorRiver: ledger.MajorRiver}
	flankLines = [Flanks]ledger.LineID{Front: ledger.Other, Flanked: ledger.Flanked, Encircled: ledger.Encircled}
)

package ledger

// The lines of the years before the war: chances of mutiny and rising, the permission to march, and
// what the end is worth.
const (
	HazardBase LineID = LineID(prewar)<<8 + iota
	HazardCells
	HazardSupport
	HazardGrievance
	HazardEmbark
	HazardFeud
	HazardVote
	HazardProtection
	HazardParty
	PermissionAmericansGone
	PermissionChina
	PermissionArms
	PermissionDivisions
	PermissionSouthWeak
	PermissionProvoked
	PermissionAid
	HazardPurged
	ResultPeace
	ResultDivisions
	ResultReadiness
	ResultPartisans
	ResultStability
	ResultStanding
	ResultEighth
	IncidentBattalions  // sent
	IncidentSearched    // 1 the regiment, 0 the whole army
	IncidentProtection  // thousandths …
	IncidentSupport     // …
	IncidentStability   // …
	IncidentOfficers    // …
	IncidentAid         // per cent of a quarter's
	IncidentCourts      // districts
	IncidentMartialEnds // everywhere
	IncidentAttack      // on the hills
	IncidentProvoked    // thousandths of what allies and the Americans remember
	IncidentQuiet       // at the parallel
	IncidentSovietArms  // points
	IncidentRecalled    // bands
)

var prewarKeys = [...]string{"base", "cells", "support", "grievance", "embark", "feud", "vote", "protection", "party",
	"americans-gone", "china", "arms", "divisions", "south-weak", "provoked", "aid", "purged",
	"result.peace", "result.divisions", "result.readiness", "result.partisans", "result.stability", "result.standing", "result.eighth",
	"incident.battalions", "incident.searched", "incident.protection", "incident.support", "incident.stability", "incident.officers", "incident.aid",
	"incident.courts", "incident.martial", "incident.attack", "incident.provoked", "incident.quiet", "incident.soviet-arms", "incident.recalled"}

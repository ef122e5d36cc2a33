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
)

var prewarKeys = [...]string{"base", "cells", "support", "grievance", "embark", "feud", "vote", "protection", "party",
	"americans-gone", "china", "arms", "divisions", "south-weak", "provoked", "aid", "purged",
	"result.peace", "result.divisions", "result.readiness", "result.partisans", "result.stability", "result.standing", "result.eighth"}

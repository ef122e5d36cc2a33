package ledger

// The lines of the years before the war: chances of mutiny and rising, and the permission to march.
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
)

var prewarKeys = [...]string{"base", "cells", "support", "grievance", "embark", "feud", "vote", "protection", "party",
	"americans-gone", "china", "arms", "divisions", "south-weak", "provoked", "aid"}

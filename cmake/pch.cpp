// Carries the precompiled header; the rooms use it again.

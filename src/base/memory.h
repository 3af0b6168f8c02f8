#pragma once

/// What glibc keeps of memory that a server has asked for and given up again.
namespace ringmur {

/// Before any thread is made: a few heaps for all of them, not one each that has grown to what its thread
/// once took; and what is large goes back at once.
void share_heaps();

/// Pages of the heaps that nobody uses go back to the system. Takes milliseconds.
void give_back_memory();

}  // namespace ringmur

namespace Whetstone;

/// <summary>A stream of random numbers that a program draws from.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Traced">Its state when the program was traced: what the ops of the program name.</param>
/// <param name="Draws">Draws a run takes.</param>
internal sealed record DrawnStream(Rng Stream, RngState Traced, ulong Draws);

namespace Whetstone.Data;

/// <summary>One example of a data set.</summary>
/// <param name="Data">What a network gets: an image [C, H, W], a row of features [F], …</param>
/// <param name="Label">What it should say: a class index [], numbers [K], …</param>
public sealed record Sample(Tensor Data, Tensor Label);

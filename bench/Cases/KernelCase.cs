using Whetstone.Kernels;

namespace Whetstone.Bench.Cases;

/// <summary>One kernel on one shape: what it must compute and move, and how to run it.</summary>
/// <param name="Family">What kind of kernel it is, such as <c>convolution</c>.</param>
/// <param name="Shape">The sizes, for people.</param>
/// <param name="Pass">Forward, or which gradient.</param>
/// <param name="Flops">Additions and multiplications of the definition. Winograd's form needs fewer, and so may seem to pass the peak.</param>
/// <param name="Bytes">The least that must be moved: every input once and every output once.</param>
/// <param name="Prepare">Makes the arrays and returns the call to be timed; the arrays live as long as that call is held.</param>
public sealed record KernelCase(string Family, string Shape, string Pass, double Flops, double Bytes, Func<Action<Workers>> Prepare)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Shape}, {Pass}";
}

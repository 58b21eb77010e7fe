namespace Whetstone.Bench.Roofline;

/// <summary>What was found of one kernel on one shape.</summary>
/// <param name="Family">Kind of kernel.</param>
/// <param name="Shape">Sizes.</param>
/// <param name="Pass">Forward, or which gradient.</param>
/// <param name="Times">How often the network has it; 1 in the list of kernels.</param>
/// <param name="Flops">Operations by the definition.</param>
/// <param name="Bytes">Least bytes.</param>
/// <param name="Seconds">Median of the repeats.</param>
/// <param name="Spread">Distance of the quartiles of the repeats, over the median.</param>
/// <param name="Repeats">How many.</param>
/// <param name="Peak">FLOP/s of multiply-adds, measured between the repeats.</param>
/// <param name="Attainable">The most FLOP/s that peak and bandwidth allow.</param>
/// <param name="Level">Where the bytes come from.</param>
internal sealed record Row(string Family, string Shape, string Pass, int Times, double Flops, double Bytes, double Seconds, double Spread, int Repeats,
    double Peak, double Attainable, string Level)
{
    private const double Unsteady = 0.1;

    public double FlopsASecond => Flops / Seconds;

    public double BytesASecond => Bytes / Seconds;

    public double ShareOfAttainable => FlopsASecond / Attainable;

    public double ShareOfPeak => FlopsASecond / Peak;

    /// <summary>Whether the repeats differed so much that the row says little.</summary>
    public bool IsUnsteady => Spread > Unsteady;
}

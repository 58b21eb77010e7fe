namespace Whetstone.Ops.Tests;

public sealed class ResizeGoldens() : GoldenFamily("resize")
{
    protected override IReadOnlyDictionary<string, Call> Calls { get; } = new Dictionary<string, Call>
    {
        ["resize_nearest"] = One((a, x) => x[0].Interpolate(a.Size("size"), mode: InterpolateMode.Nearest)),
        ["resize_bilinear"] = One((a, x) => x[0].Interpolate(a.Size("size"), mode: InterpolateMode.Bilinear, alignCorners: a.Flag("align_corners"))),
    };
}

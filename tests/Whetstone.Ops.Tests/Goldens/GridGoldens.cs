using Whetstone.Kernels;

namespace Whetstone.Ops.Tests;

public sealed class GridGoldens() : GoldenFamily("grid")
{
    protected override IReadOnlyDictionary<string, Call> Calls { get; } = new Dictionary<string, Call>
    {
        ["affine_grid"] = One((a, x) => Tensor.AffineGrid(x[0], a.Size("size"), a.Flag("align_corners"))),
        ["grid_sample"] = One((a, x) => x[0].GridSample(x[1], Enum.Parse<InterpolateMode>(a.Text("mode"), true), Enum.Parse<GridPadding>(a.Text("padding"), true), a.Flag("align_corners"))),
    };
}

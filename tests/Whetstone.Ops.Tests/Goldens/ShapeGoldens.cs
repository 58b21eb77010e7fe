using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

public sealed class ShapeGoldens() : GoldenFamily("shape")
{
    protected override IReadOnlyDictionary<string, Call> Calls { get; } = new Dictionary<string, Call>
    {
        ["permute"] = One((a, x) => x[0].Permute(a.Ints("axes"))),
        ["expand"] = One((a, x) => x[0].Expand(a.Ints("shape"))),
        ["cat"] = One((a, x) => Tensor.Concat(x, a.Int("axis"))),
        ["stack"] = One((a, x) => Tensor.Stack(x, a.Int("axis"))),
        ["split"] = (at, x) => x[0].Split(at.Attributes.Ints("sizes"), at.Attributes.Int("axis")),
        ["repeat"] = One((a, x) => x[0].Tile(a.Ints("times"))),
        ["repeat_interleave"] = One((a, x) => x[0].RepeatInterleave(a.Int("times"), a.Int("axis"))),
        ["flip"] = One((a, x) => x[0].Flip(a.Ints("axes"))),
        ["pixel_shuffle"] = One((a, x) => x[0].PixelShuffle(a.Int("factor"))),
        ["pad"] = One(Pad),
        ["gather"] = One((a, x) => x[0].Gather(a.Int("axis"), x[1])),
        ["scatter"] = One((a, x) => x[0].Scatter(a.Int("axis"), x[1], x[2])),
        ["scatter_add"] = One((a, x) => x[0].ScatterAdd(a.Int("axis"), x[1], x[2])),
        ["index_select"] = One((a, x) => x[0].IndexSelect(a.Int("axis"), x[1])),
        ["one_hot"] = One((a, x) => x[0].OneHot(a.Int("classes")).To(DType.Int64)),
        ["masked_fill"] = One((a, x) => x[0].MaskedFill(x[1], a.Number("value"))),
        ["embedding"] = One(Embedding),
        ["take"] = One((_, x) => x[0].Reshape(-1).Take(x[1])),
    };

    // PyTorch names the last axis first; here every axis has its pair, the first one first.
    private static Tensor Pad(GoldenAttributes a, Tensor[] x)
    {
        int[] pads = a.Ints("pads");
        (int, int)[] widths = new (int, int)[x[0].Rank];
        for (int i = 0; i < pads.Length / 2; i++) widths[^(i + 1)] = (pads[2 * i], pads[2 * i + 1]);
        PadMode mode = a.Text("mode") switch
        {
            "constant" => PadMode.Constant,
            "reflect" => PadMode.Reflect,
            "replicate" => PadMode.Replicate,
            _ => PadMode.Circular,
        };
        return x[0].Pad(widths, mode, a.Number("value"));
    }

    // The padding row has no gradient; a layer sees to that by masking, as is done here.
    private static Tensor Embedding(GoldenAttributes a, Tensor[] x)
    {
        if (!a.Has("padding")) return x[0].Embedding(x[1]);
        Tensor row = Tensor.Arange(x[1].Shape[0]).Equal(a.Int("padding")).Reshape(-1, 1);
        return x[0].Embedding(row.Where(x[1].Detach(), x[1]));
    }
}

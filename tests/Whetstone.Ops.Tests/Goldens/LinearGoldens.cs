namespace Whetstone.Ops.Tests;

public sealed class LinearGoldens() : GoldenFamily("linear")
{
    protected override IReadOnlyDictionary<string, Call> Calls { get; } = new Dictionary<string, Call>
    {
        ["dot"] = One((_, x) => x[0].Dot(x[1])),
        ["matmul"] = One((_, x) => x[0].MatMul(x[1])),
        ["bmm"] = One((_, x) => x[0].BatchMatMul(x[1])),
        ["outer"] = One((_, x) => x[0].Outer(x[1])),
        ["linear"] = One((_, x) => x[0].Linear(x[1], Third(x))),
        ["conv2d"] = One((a, x) => x[0].Conv2d(x[1], Third(x), a.Size("stride"), a.Size("padding"), a.Size("dilation"), a.Int("groups"))),
        ["conv1d"] = One((a, x) => x[0].Conv1d(x[1], Third(x), a.Int("stride"), a.Int("padding"), a.Int("dilation"), a.Int("groups"))),
        ["conv_transpose2d"] = One((a, x) => x[0].ConvTranspose2d(x[1], Third(x), a.Size("stride"), a.Size("padding"), a.Size("output_padding"), a.Size("dilation"), a.Int("groups"))),
        ["conv_transpose1d"] = One((a, x) => x[0].ConvTranspose1d(x[1], Third(x), a.Int("stride"), a.Int("padding"), a.Int("output_padding"), a.Int("dilation"), a.Int("groups"))),
        ["max_pool2d"] = One((a, x) => x[0].MaxPool2d(a.Size("kernel"), a.Size("stride"), a.Size("padding"), a.Flag("ceil_mode"))),
        ["avg_pool2d"] = One((a, x) => x[0].AvgPool2d(a.Size("kernel"), a.Size("stride"), a.Size("padding"), a.Flag("ceil_mode"), a.Flag("count_include_pad"))),
        ["adaptive_avg_pool2d"] = One((a, x) => x[0].AdaptiveAvgPool2d(a.Size("size"))),
        ["adaptive_max_pool2d"] = One((a, x) => x[0].AdaptiveMaxPool2d(a.Size("size"))),
        ["global_avg_pool"] = One((_, x) => x[0].GlobalAvgPool()),
        ["global_max_pool"] = One((_, x) => x[0].GlobalMaxPool()),
        ["unfold"] = One((a, x) => x[0].Unfold(a.Size("kernel"), a.Size("dilation"), a.Size("padding"), a.Size("stride"))),
        ["fold"] = One((a, x) => x[0].Fold(a.Size("size"), a.Size("kernel"), a.Size("dilation"), a.Size("padding"), a.Size("stride"))),
    };

    private static Tensor? Third(Tensor[] x) => x.Length > 2 ? x[2] : null;
}

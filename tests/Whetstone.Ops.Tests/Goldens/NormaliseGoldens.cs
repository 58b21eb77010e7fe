using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

public sealed class NormaliseGoldens() : GoldenFamily("normalise")
{
    protected override IReadOnlyDictionary<string, Call> Calls { get; } = new Dictionary<string, Call>
    {
        ["softmax"] = One((a, x) => x[0].Softmax(a.Int("axis"))),
        ["log_softmax"] = One((a, x) => x[0].LogSoftmax(a.Int("axis"))),
        ["batch_norm_train"] = BatchNorm,
        ["batch_norm_eval"] = One((a, x) => Image(x[0]).BatchNormInference(x[1], x[2], x[3], x[4], a.Number("epsilon")).Reshape(x[0].Shape)),
        ["layer_norm"] = One((a, x) => x.Length > 1 ? x[0].LayerNorm(a.Int("axes"), x[1], x[2], a.Number("epsilon")) : x[0].LayerNorm(a.Int("axes"), eps: a.Number("epsilon"))),
        ["group_norm"] = One((a, x) => x[0].GroupNorm(a.Int("groups"), x[1], x[2], a.Number("epsilon"))),
        ["instance_norm"] = One((a, x) => x[0].InstanceNorm(x[1], x[2], a.Number("epsilon"))),
        ["local_response_norm"] = One((a, x) => x[0].LocalResponseNorm(a.Int("size"), a.Number("alpha"), a.Number("beta"), a.Number("k"))),
        ["normalize"] = One(Normalize),
    };

    // Running statistics are the layer's; PyTorch's running variance takes the unbiased one.
    private static Tensor[] BatchNorm(GoldenCase at, Tensor[] x)
    {
        GoldenAttributes a = at.Attributes;
        Tensor image = Image(x[0]), moments = image.BatchMoments();
        double keep = 1 - a.Number("momentum"), count = x[0].Length / x[0].Shape[1];
        Tensor mean = moments[0].Detach() * a.Number("momentum") + keep * a.Number("running_mean");
        Tensor variance = moments[1].Detach() * (a.Number("momentum") * count / (count - 1)) + keep * a.Number("running_var");
        return [image.BatchNorm(x[1], x[2], moments, a.Number("epsilon")).Reshape(x[0].Shape), mean, variance];
    }

    private static Tensor Image(Tensor x) => x.Rank == 3 ? x.Unsqueeze(3) : x;

    private static Tensor Normalize(GoldenAttributes a, Tensor[] x) => a.Number("p") == 2
        ? x[0].L2Normalize(a.Int("axis"), a.Number("epsilon"))
        : x[0] / x[0].Norm(a.Number("p"), a.Int("axis"), keepDims: true).Maximum(a.Number("epsilon"));
}

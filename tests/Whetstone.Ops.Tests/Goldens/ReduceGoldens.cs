namespace Whetstone.Ops.Tests;

public sealed class ReduceGoldens() : GoldenFamily("reduce")
{
    protected override IReadOnlyDictionary<string, Call> Calls { get; } = new Dictionary<string, Call>
    {
        ["sum"] = One((a, x) => x[0].Sum(a.Ints("axes"), a.Flag("keep"))),
        ["mean"] = One((a, x) => x[0].Mean(a.Ints("axes"), a.Flag("keep"))),
        ["prod"] = One((a, x) => x[0].Prod(a.Ints("axes"), a.Flag("keep"))),
        ["max"] = One((a, x) => x[0].Max(a.Ints("axes"), a.Flag("keep"))),
        ["min"] = One((a, x) => x[0].Min(a.Ints("axes"), a.Flag("keep"))),
        ["logsumexp"] = One((a, x) => x[0].LogSumExp(a.Ints("axes"), a.Flag("keep"))),
        ["var"] = One((a, x) => x[0].Var(a.Ints("axes"), a.Int("correction"), a.Flag("keep"))),
        ["std"] = One((a, x) => x[0].Std(a.Ints("axes"), a.Int("correction"), a.Flag("keep"))),
        ["norm"] = One((a, x) => x[0].Norm(a.Number("p"), a.Ints("axes"), a.Flag("keep"))),
        ["any"] = One((a, x) => x[0].Any(a.Ints("axes"), a.Flag("keep"))),
        ["all"] = One((a, x) => x[0].All(a.Ints("axes"), a.Flag("keep"))),
        ["argmax"] = One((a, x) => x[0].ArgMax(a.Int("axis"), a.Flag("keep"))),
        ["argmin"] = One((a, x) => x[0].ArgMin(a.Int("axis"), a.Flag("keep"))),
        ["cumsum"] = One((a, x) => x[0].CumSum(a.Int("axis"))),
        ["sort"] = (at, x) => Both(x[0].Sort(at.Attributes.Int("axis"), at.Attributes.Flag("descending"))),
        ["topk"] = (at, x) => Both(x[0].TopK(at.Attributes.Int("k"), at.Attributes.Int("axis"), at.Attributes.Flag("largest"))),
    };

    private static Tensor[] Both((Tensor Values, Tensor Indices) found) => [found.Values, found.Indices];
}

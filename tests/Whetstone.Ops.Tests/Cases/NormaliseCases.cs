using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class NormaliseCases : IOpCase
{
    private static readonly Tensor[] Images = [Normal(6, 3), Normal(4, 3, 5, 2)];

    public IEnumerable<OpTrial> Trials => Images.SelectMany(Batch).Concat(
    [
        new(new Softmax(1), Normal(3, 5)),
        new(new Softmax(0), Normal(3, 5)),
        new(new Softmax(1), Normal(2, 4, 3, 3)),
        new(new Softmax(1), Normal(40, 1003)) { CheckGradients = false },
        new(new LogSoftmax(1), Normal(3, 5)),
        new(new LogSoftmax(1), Normal(2, 4, 3, 3)),
        new(new RowNorm(1, 1e-5), Normal(3, 7)),
        new(new RowNorm(2, 1e-5), Normal(2, 3, 4)),
        new(new RowNorm(3, 1e-5), Normal(2, 3, 4, 5)),
        new(new LocalResponseNorm(5, 0.1, 0.75, 2), Normal(2, 7, 3, 3)),
        new(new LocalResponseNorm(3, 0.5, 0.5, 1), Normal(1, 4, 2, 3)),
    ]);

    private static IEnumerable<OpTrial> Batch(Tensor x)
    {
        Tensor gamma = AwayFromZero(3), beta = Normal(3), variance = AwayFromZero(3).Abs();
        return
        [
            new(new BatchMoments(), x),
            // The moments follow from x, and the op's gradient of x counts the way through them.
            new(new BatchNorm(1e-5), x, gamma, beta, x.BatchMoments()) { Call = t => t[0].BatchNorm(t[1], t[2]) },
            new(new BatchNormGradSums(1e-5), x, x * 2, x.BatchMoments()) { CheckGradients = false },
            new(new BatchNormGradInput(1e-5, Rows(x)), x, x * 2, gamma, x.BatchMoments(), x.BatchMoments()) { CheckGradients = false },
            new(new BatchNormMap<Tanh>(1e-5, default), x, gamma, beta, x.BatchMoments()) { Call = t => new BatchNormMap<Tanh>(1e-5, default).Apply(t[0], t[1], t[2], Moments(t[0])) },
            new(new BatchNormMapGradSums<Tanh>(1e-5, default), x, x * 2, gamma, beta, x.BatchMoments()) { CheckGradients = false },
            new(new BatchNormMapGradInput<Tanh>(1e-5, Rows(x), default), x, x * 2, gamma, beta, x.BatchMoments(), x.BatchMoments()) { CheckGradients = false },
            new(new BatchNormInference(1e-5), x, gamma, beta, Normal(3), variance),
            new(new BatchNormInferenceMap<Tanh>(1e-5, default), x, gamma, beta, Normal(3), variance),
            new(new BatchNormAddMap<Tanh>(1e-5, default), x, gamma, beta, x.BatchMoments(), x * 3 + 1) { Call = t => new BatchNormAddMap<Tanh>(1e-5, default).Apply(t[0], t[1], t[2], Moments(t[0]), t[4]) },
            new(new BatchNormInferenceAddMap<Tanh>(1e-5, default), x, gamma, beta, Normal(3), variance, x * 3 + 1),
        ];
    }

    // As the op wants them: of x, but no way for gradients.
    private static Tensor Moments(Tensor x)
    {
        using IDisposable plain = Autograd.NoGrad();
        return x.BatchMoments();
    }

    private static int Rows(Tensor x) => x.Length / x.Shape[1];
}

namespace Whetstone.Nn;

/// <summary>Batch normalisation (Ioffe and Szegedy, arXiv:1502.03167): each channel to mean 0 and variance 1 over the batch, then scaled and shifted.</summary>
/// <remarks>
/// In training the batch's own statistics are used, and running averages of them are kept for prediction:
/// <c>running = (1 − momentum)·running + momentum·batch</c>, with the unbiased variance, as in PyTorch.
/// </remarks>
public abstract partial class BatchNorm : Module
{
    private readonly double eps;
    private readonly float momentum;

    private protected BatchNorm(int features, double eps, float momentum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(features);
        (this.eps, this.momentum) = (eps, momentum);
        Weight = new([features], Role.Scale);
        Bias = new([features], Role.Bias);
        if (features > 0) (RunningMean.Data, RunningVar.Data) = (Tensor.Zeros([features]), Tensor.Ones([features]));
    }

    /// <summary>Gamma, [C].</summary>
    public Parameter Weight { get; }

    /// <summary>Beta, [C].</summary>
    public Parameter Bias { get; }

    /// <summary>Running mean, [C].</summary>
    public Buffer RunningMean { get; } = new();

    /// <summary>Running variance, [C].</summary>
    public Buffer RunningVar { get; } = new();

    /// <summary>Batches the running averages were made of.</summary>
    public Buffer NumBatchesTracked { get; } = new(Tensor.Of(0L));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Check(x);
        Prepare(x.Shape[1]);
        if (!IsTraining) return x.BatchNormInference(Weight, Bias, RunningMean.Data, RunningVar.Data, eps);

        Tensor moments;
        using (Autograd.NoGrad())
        {
            moments = x.BatchMoments();
            Track(moments, x.Length / x.Shape[1]);
        }
        return x.BatchNorm(Weight, Bias, moments, eps);
    }

    /// <inheritdoc/>
    protected override string Describe() => $"{(Weight.IsShapeKnown ? Weight.Shape[0] : "?")}, eps={eps}, momentum={momentum}";

    /// <summary>Throws if the input has the wrong rank.</summary>
    private protected abstract void Check(Tensor x);

    private void Prepare(int channels)
    {
        if (!Weight.IsInitialized || !Bias.IsInitialized)
        {
            Weight.Infer([channels]);
            Bias.Infer([channels]);
        }
        if (RunningMean.HasData && RunningVar.HasData) return;
        using IDisposable now = Program.SuspendTrace();
        if (!RunningMean.HasData) RunningMean.Data = Tensor.Zeros([channels]);
        if (!RunningVar.HasData) RunningVar.Data = Tensor.Ones([channels]);
    }

    private void Track(Tensor moments, int count)
    {
        float unbiased = count > 1 ? count / (count - 1f) : 1;
        RunningMean.Data.Assign(RunningMean.Data * (1 - momentum) + moments[0] * momentum);
        RunningVar.Data.Assign(RunningVar.Data * (1 - momentum) + moments[1] * (momentum * unbiased));
        NumBatchesTracked.Data.Assign(NumBatchesTracked.Data + 1);
    }
}

using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Gluon's trainer: steps with the mean gradient of a batch, and clears the gradients after each step.</summary>
/// <param name="optimizer">The rule.</param>
/// <remarks>For loops in the style of <c>loss.Backward(); trainer.Step(batchSize);</c>, where the loss is a vector or a sum.</remarks>
public sealed class Trainer(Optimizer optimizer)
{
    /// <summary>A trainer with a rule by name, as in <c>gluon.Trainer(net.collect_params(), 'sgd', ...)</c>.</summary>
    /// <exception cref="ArgumentException">No rule has that name.</exception>
    public Trainer(Module network, string optimizer, OptimizerOptions options)
        : this(Optimizers.Create(optimizer, (network ?? throw new ArgumentNullException(nameof(network))).Parameters(), options))
    {
    }

    /// <summary>The rule.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>Size of a step; may be changed at any time.</summary>
    public float LearningRate
    {
        get => Optimizer.LearningRate;
        set => Optimizer.LearningRate = value;
    }

    /// <summary>Gluon's word for setting <see cref="LearningRate"/>.</summary>
    public void SetLearningRate(float rate) => LearningRate = rate;

    /// <summary>Changes the parameters by the gradients divided by <paramref name="batchSize"/>, and clears the gradients.</summary>
    public void Step(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Optimizer.GradientScale = 1f / batchSize;
        Optimizer.Step();
        Optimizer.ZeroGrad();
    }
}

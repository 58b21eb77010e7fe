namespace Whetstone.Nn;

/// <summary>What becomes of batch normalisation in layers that are frozen.</summary>
public enum FrozenNorm
{
    /// <summary>It goes on learning: scale and shift are trained, and running statistics follow the new data (fastai's <c>train_bn</c>).</summary>
    Learn,

    /// <summary>Scale and shift are frozen; batches are still normalised by their own statistics, and the running ones follow them (parameters without gradient in PyTorch).</summary>
    Track,

    /// <summary>It is frozen as a whole: normalises by its running statistics, in training too, and leaves them as they are (fastai's <c>BnFreeze</c>).</summary>
    Fix,
}

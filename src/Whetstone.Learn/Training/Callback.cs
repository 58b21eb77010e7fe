namespace Whetstone.Learn;

/// <summary>Code that takes part in training. Each event gets the state of the run and says how to go on.</summary>
/// <remarks>
/// Events of a fit, in order (fastai's course, part 2): BeginFit; each epoch BeginEpoch; each batch BeginBatch,
/// AfterPrediction, AfterLoss, in training AfterBackward and AfterStep, and always AfterBatch; BeginValidate and the
/// validation batches; AfterEpoch; and always AfterFit. A batch, epoch or fit that was cut short is told by AfterCancelBatch,
/// AfterCancelEpoch or AfterCancelFit first. Callbacks run sorted by <see cref="Order"/>.
/// </remarks>
public abstract class Callback
{
    private static readonly Dictionary<string, Tensor> Nothing = [];

    /// <summary>Place among the callbacks; lower ones run first.</summary>
    public virtual int Order => 0;

    /// <summary>What it remembers from batch to batch and epoch to epoch, by name: what a checkpoint holds of it. Empty for a callback without memory.</summary>
    /// <remarks>Read whenever a checkpoint is saved. The tensors must not change afterwards.</remarks>
    public virtual IReadOnlyDictionary<string, Tensor> StateDict() => Nothing;

    /// <summary>Goes on from a saved state. Called after <see cref="BeginFit"/> when a run goes on from a checkpoint that holds one.</summary>
    /// <param name="state">What <see cref="StateDict"/> gave.</param>
    /// <exception cref="KeyNotFoundException">A name is missing; the loop then says that the checkpoint is damaged.</exception>
    public virtual void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
    }

    /// <summary>Training is about to begin. What earlier fits left is forgotten here; in a resumed run the saved state follows.</summary>
    public virtual Flow BeginFit(Run run) => Flow.Continue;

    /// <summary>An epoch is about to begin.</summary>
    public virtual Flow BeginEpoch(Run run) => Flow.Continue;

    /// <summary>A batch was loaded; it may be replaced.</summary>
    public virtual Flow BeginBatch(Run run) => Flow.Continue;

    /// <summary>The network was applied.</summary>
    public virtual Flow AfterPrediction(Run run) => Flow.Continue;

    /// <summary>The loss was computed; it may be replaced.</summary>
    public virtual Flow AfterLoss(Run run) => Flow.Continue;

    /// <summary>The gradients were computed. Training only.</summary>
    public virtual Flow AfterBackward(Run run) => Flow.Continue;

    /// <summary>The parameters were changed. Training only.</summary>
    public virtual Flow AfterStep(Run run) => Flow.Continue;

    /// <summary>A batch has ended, whole or not.</summary>
    public virtual Flow AfterBatch(Run run) => Flow.Continue;

    /// <summary>Validation is about to begin.</summary>
    public virtual Flow BeginValidate(Run run) => Flow.Continue;

    /// <summary>An epoch has ended, validation included.</summary>
    public virtual Flow AfterEpoch(Run run) => Flow.Continue;

    /// <summary>Training has ended, however it did.</summary>
    public virtual void AfterFit(Run run)
    {
    }

    /// <summary>A batch was cut short.</summary>
    public virtual void AfterCancelBatch(Run run)
    {
    }

    /// <summary>An epoch was cut short.</summary>
    public virtual void AfterCancelEpoch(Run run)
    {
    }

    /// <summary>Training was cut short.</summary>
    public virtual void AfterCancelFit(Run run)
    {
    }
}

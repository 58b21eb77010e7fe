using Whetstone.Compiler;
using Whetstone.Nn;

namespace Whetstone.Learn;

/// <summary>The programs of a learner's steps: one for each shape of batch, for training and for validation.</summary>
internal sealed class CompiledSteps
{
    private readonly Learner learner;
    private readonly Action<string>? log;
    private readonly CompiledFunction train, validate;
    private ModuleGuard? trainGuard, validateGuard;
    private int stateVersion;
    private bool refused;

    internal CompiledSteps(Learner learner, CompilerOptions options)
    {
        (this.learner, log) = (learner, options.Log);
        train = new(x => Train(x[0], x[1]), options);
        validate = new(x => Forward(x[0], x[1]), options);
    }

    /// <summary>Whether steps with these callbacks can be compiled; tells why not.</summary>
    internal bool Allows(IReadOnlyList<Callback> callbacks)
    {
        if (callbacks.FirstOrDefault(c => !c.OnlyWatches) is { } callback)
            Refuse($"{callback.GetType().Name} may change predictions, losses or gradients within a step; if it does not, let its OnlyWatches be true");
        return !refused;
    }

    /// <summary>The program of a training step for a batch like this; it pauses before the parameters change. Null if it cannot be traced.</summary>
    internal Executable? Training(Tensor data, Tensor label)
    {
        if (stateVersion != learner.Optimizer.StateVersion) train.Forget();
        stateVersion = learner.Optimizer.StateVersion;
        return For(train, ref trainGuard, data, label);
    }

    /// <summary>The program of a validation step; its outputs, as those of a training step, are the prediction and the mean loss.</summary>
    internal Executable? Validation(Tensor data, Tensor label) => For(validate, ref validateGuard, data, label);

    private Executable? For(CompiledFunction function, ref ModuleGuard? guard, Tensor data, Tensor label)
    {
        if (refused) return null;
        if (guard?.Holds() != true)
        {
            function.Forget();
            guard = null;
        }
        try
        {
            Executable executable = function.For(data, label);
            // Only now do layers that waited for their first input have their parameters.
            guard ??= new(learner.Model);
            return executable;
        }
        catch (TraceException error)
        {
            Refuse(error.Message);
            return null;
        }
    }

    private Tensor[] Train(Tensor data, Tensor label)
    {
        Tensor[] results = Forward(data, label);
        results[1].Backward();
        Program.Pause();
        learner.Optimizer.Step();
        learner.Optimizer.ZeroGrad();
        return results;
    }

    private Tensor[] Forward(Tensor data, Tensor label)
    {
        Predictions said = Predictions.Of(learner.Model, data);
        return [said.Main, said.Loss(learner.Loss, label)];
    }

    private void Refuse(string reason)
    {
        if (refused) return;
        refused = true;
        log?.Invoke($"training runs eagerly: {reason}");
    }
}

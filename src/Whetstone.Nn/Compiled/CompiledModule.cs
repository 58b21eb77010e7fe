using Whetstone.Compiler;

namespace Whetstone.Nn;

/// <summary>A module whose calls are replayed by a compiled program: the same results, sooner, and no garbage but the result.</summary>
/// <remarks>
/// Shares its parameters with the module it was made of. A call that records for gradients runs the module itself, because a
/// program of the forward pass alone keeps nothing to go back by; to train compiled, compile the whole step
/// (<see cref="CompiledFunction"/>, or the learner's Compile).
/// </remarks>
public sealed partial class CompiledModule : Module
{
    private readonly Module module;
    private readonly CompiledFunction function;
    private readonly Action<string>? log;
    private readonly HashSet<string> told = [];
    private readonly Lock gate = new();
    private ModuleGuard? guard;
    private bool? mode;

    internal CompiledModule(Module module, CompilerOptions? options)
    {
        (this.module, log) = (module, options?.Log);
        Follow(module.Training);
        function = new(x => [module.Call(x[0])], options);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        module.Follow(Training);
        if (x.IsSymbolic) return module.Call(x);
        if (Autograd.IsRecording && (x.RequiresGrad || module.Parameters().Any(p => p is { IsInitialized: true, Data.RequiresGrad: true })))
            return Eagerly(x, "gradients are being recorded; use Autograd.NoGrad or Autograd.Pause for prediction");
        try
        {
            lock (gate)
            {
                if (guard?.Holds() != true || mode != Autograd.Training) Renew();
                Executable executable = function.For(x);
                // Layers that waited for their first input have their parameters only now.
                if (guard?.Holds() != true) guard = new(module);
                return executable.Run(x)[0];
            }
        }
        catch (TraceException error)
        {
            return Eagerly(x, error.Message);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The members are the module's own, under their own names.</remarks>
    protected override void VisitMembers(IMemberVisitor visitor) => module.ShowMembers(visitor);

    private void Renew()
    {
        function.Forget();
        (guard, mode) = (new(module), Autograd.Training);
    }

    private Tensor Eagerly(Tensor x, string reason)
    {
        lock (gate)
            if (told.Add(reason)) log?.Invoke($"compiled module runs eagerly: {reason}");
        return module.Call(x);
    }
}

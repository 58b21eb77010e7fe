using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Graphs;

/// <summary>A step of an optimiser: the inputs are the gradients of the variables.</summary>
internal sealed class StepBody(GraphOptimizer settings, IReadOnlyList<Operation> variables, IReadOnlyList<Operation[]> slots, Operation[] powers) : Body
{
    internal override bool HasEffect => true;

    /// <summary>The variables it changes.</summary>
    internal IReadOnlyList<Operation> Variables { get; } = variables;

    /// <summary>Everything whose numbers it uses: variables, and what the optimiser remembers of them.</summary>
    internal IEnumerable<Operation> State => Variables.Concat(slots.SelectMany(s => s)).Concat(powers);

    internal override Tensor? Evaluate(Operation op, Replay replay)
    {
        using IDisposable plain = Autograd.NoGrad();
        SessionOptimizer own = replay.Session.OptimizerOf(op, this);
        Program.OnEachRun(() => own.Refresh(settings));
        for (int i = 0; i < Variables.Count; i++)
        {
            Tensor gradient = replay.Operand(op.Inputs[i]);
            // The step takes place in the program only if its gradient is part of it.
            replay.Session.StateOf(Variables[i]).Parameter!.Grad = gradient.IsSymbolic ? gradient : gradient.Copy();
        }
        own.Optimizer.Step();
        own.Optimizer.ZeroGrad();
        for (int i = 0; i < powers.Length; i++)
        {
            Tensor power = replay.Session.StateOf(powers[i]).Value;
            power.Assign(power * settings.Powers[i].Value);
        }
        return null;
    }

    /// <summary>The optimiser of one session, on that session's variables.</summary>
    internal SessionOptimizer Create(Session session)
    {
        Parameter[] parameters = [.. Variables.Select(v => session.StateOf(v).Parameter!)];
        Optimizer optimizer = settings.Create(parameters);
        for (int i = 0; i < parameters.Length; i++) optimizer.SlotOf(parameters[i]).States.AddRange(slots[i].Select(s => session.StateOf(s).Value));
        return new(optimizer, parameters, [.. powers.Select(session.StateOf)]);
    }
}

namespace Whetstone.Ops;

/// <summary>An op that changes one parameter by an optimiser's rule, and can be joined with others of the same rule.</summary>
public interface IParameterUpdate
{
    /// <summary>All of them in one: its inputs are those of the first, then those of the second, and so on.</summary>
    /// <param name="updates">Ops of this op's type.</param>
    Op Together(IEnumerable<Op> updates);
}

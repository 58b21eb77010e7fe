namespace Whetstone.Graphs;

/// <summary>What an operation of a graph does when it runs.</summary>
internal abstract class Body
{
    /// <summary>Whether it changes a variable.</summary>
    internal virtual bool HasEffect => false;

    /// <summary>Whether its result may look at the memory of an input.</summary>
    internal virtual bool MayAlias => false;

    /// <summary>Whether it uses the numbers of an input; if not, the input only says what is changed.</summary>
    internal virtual bool Reads(int input) => true;

    /// <summary>Shape and type of the result for inputs of known shapes.</summary>
    internal virtual Spec Infer(Spec[] inputs) => throw new InvalidOperationException("the result's shape is given");

    /// <summary>Applies it to symbols of the trace that is under way.</summary>
    /// <returns>The result; null if it has none.</returns>
    internal abstract Tensor? Evaluate(Operation op, Replay replay);
}

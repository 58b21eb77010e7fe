using Whetstone.Nn;

namespace Whetstone.Graphs;

/// <summary>A variable in one session.</summary>
internal sealed class VariableState
{
    internal VariableState(Spec spec)
    {
        Tensor zeros = Tensor.Zeros(spec.Shape, spec.DType);
        // What an optimiser can change is a parameter; its tensor is a leaf of gradients.
        Parameter = spec.DType.IsFloating ? new(zeros) : null;
        Value = Parameter?.Data ?? zeros;
    }

    /// <summary>Its memory, the same as long as the session lives.</summary>
    internal Tensor Value { get; }

    /// <summary>The memory as optimisers see it; null for types without gradients.</summary>
    internal Parameter? Parameter { get; }

    /// <summary>Whether it has a value yet.</summary>
    internal bool IsInitialized { get; private set; }

    /// <summary>Counts the values given to it from outside an optimiser.</summary>
    internal int Changes { get; private set; }

    /// <summary>Remembers that it was given a value.</summary>
    internal void Changed()
    {
        IsInitialized = true;
        Changes++;
    }
}

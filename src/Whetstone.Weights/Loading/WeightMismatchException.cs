using Whetstone.Nn;

namespace Whetstone.Weights;

/// <summary>The weights of a file do not belong to a network; the message lists names and shapes that differ. Nothing was changed.</summary>
public sealed class WeightMismatchException : Exception
{
    internal WeightMismatchException(string path, StateDictException found, string report) : base($"{path} holds the weights of another network\n{report}", found) =>
        (Missing, Unexpected, Different) = (found.Missing, found.Unexpected, found.Different);

    /// <summary>Names of the network that the file lacks.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Names of the file that the network lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Names whose shapes differ, with both shapes.</summary>
    public IReadOnlyList<string> Different { get; }
}

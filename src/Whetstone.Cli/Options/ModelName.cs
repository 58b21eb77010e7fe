using Whetstone.Data;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>Networks by the names users type.</summary>
internal static class ModelName
{
    /// <summary>What help texts say about the argument.</summary>
    internal static string Help => $"The network: {string.Join(", ", Models.All.Select(m => m.Name))}.";

    /// <exception cref="UnknownNameException">There is no such network; the message offers the nearest names.</exception>
    internal static ModelInfo Find(string name) =>
        Models.Find(name) ?? throw new UnknownNameException("model", name, [.. Models.All.Select(m => m.Name)]);
}

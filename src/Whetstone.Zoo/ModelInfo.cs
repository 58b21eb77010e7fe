using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>A network that can be had by name.</summary>
/// <param name="Name">The name that commands and code use, in small letters.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="InputShape">The shape of one example, without the batch.</param>
/// <param name="Build">Makes the network, not initialised, for a number of classes.</param>
/// <param name="Recipe">How it is trained unless the user says otherwise.</param>
/// <param name="Classes">How many classes it was published for.</param>
/// <param name="BuildAuxiliary">Makes it with classifiers halfway (<see cref="IAuxiliaryNetwork"/>); null if it has none.</param>
public sealed record ModelInfo(string Name, string Title, Shape InputShape, Func<int, Module> Build, Recipe Recipe, int Classes = 10, Func<int, Module>? BuildAuxiliary = null)
{
    /// <inheritdoc/>
    public override string ToString() => Title;
}

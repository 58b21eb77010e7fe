namespace Whetstone;

/// <summary>What a tensor without numbers stands for.</summary>
/// <param name="owner">Who made it.</param>
/// <param name="id">The owner's number for it.</param>
internal sealed class Symbol(Recorder owner, int id)
{
    internal Recorder Owner { get; } = owner;

    internal int Id { get; } = id;

    /// <summary>Counts the changes in place, as that of a storage does.</summary>
    internal int Version { get; set; }
}

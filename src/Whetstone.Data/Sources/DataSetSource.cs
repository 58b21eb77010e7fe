namespace Whetstone.Data;

/// <summary>A place where the files of a data set may be found.</summary>
public abstract class DataSetSource
{
    /// <summary>What the place is called in messages, in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>Whether the place is beyond this machine, so that it is left out when offline.</summary>
    public abstract bool NeedsNetwork { get; }

    /// <summary>Hands to <paramref name="fetch"/> those of its missing files that are to be found here.</summary>
    /// <exception cref="SourceUnavailableException">The place, or some of the files, cannot be reached; the message says why.</exception>
    public abstract Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation);

    /// <inheritdoc/>
    public override string ToString() => Description;
}

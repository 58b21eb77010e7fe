namespace Whetstone.Data;

/// <summary>The records of a file as a data set; nothing but what is asked for is in memory.</summary>
/// <param name="file">The file; stays open as long as the set is used.</param>
/// <param name="decode">Makes an example of a record's bytes; several threads may call it at once.</param>
public sealed class RecordDataset(RecordFile file, Func<byte[], Sample> decode) : Dataset
{
    private readonly RecordFile file = file ?? throw new ArgumentNullException(nameof(file));
    private readonly Func<byte[], Sample> decode = decode ?? throw new ArgumentNullException(nameof(decode));

    /// <inheritdoc/>
    public override int Count => file.Count;

    /// <inheritdoc/>
    public override Sample this[int index]
    {
        get
        {
            Check(index);
            return decode(file.Read(index));
        }
    }
}

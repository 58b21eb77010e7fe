namespace Whetstone;

/// <summary>How one kind of op is written down and made again.</summary>
public sealed class OpEntry
{
    private readonly Action<Op, IAttributeWriter> write;
    private readonly Func<IAttributeReader, Op> read;

    private OpEntry(string name, Type type, Action<Op, IAttributeWriter> write, Func<IAttributeReader, Op> read) =>
        (Name, Type, this.write, this.read) = (name, type, write, read);

    /// <summary>The name in files. It never changes, whatever becomes of the record's own name.</summary>
    public string Name { get; }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>An entry for the record <typeparamref name="TOp"/>.</summary>
    /// <param name="name">The name in files.</param>
    /// <param name="write">Writes the attributes.</param>
    /// <param name="read">Makes the op from its attributes.</param>
    public static OpEntry Of<TOp>(string name, Action<TOp, IAttributeWriter> write, Func<IAttributeReader, TOp> read) where TOp : Op =>
        new(name, typeof(TOp), (op, writer) => write((TOp)op, writer), read);

    /// <summary>An entry for an op that cannot be written down, and why.</summary>
    public static OpEntry Unwritable<TOp>(string name, string reason) where TOp : Op =>
        new(name, typeof(TOp), (op, _) => throw new NotSupportedException($"{op.Name}: {reason}"), reader => throw reader.Bad("op", reason));

    internal void Write(Op op, IAttributeWriter writer) => write(op, writer);

    internal Op Read(IAttributeReader reader) => read(reader);
}

using System.Buffers.Binary;
using System.Text;

namespace Whetstone.Weights;

/// <summary>Writes a pickle of protocol 2, instruction by instruction.</summary>
internal sealed class Pickler
{
    private readonly List<byte> bytes = [];

    internal Pickler()
    {
        Op(Opcode.Proto);
        bytes.Add(2);
    }

    internal void Op(Opcode code) => bytes.Add((byte)code);

    internal void Global(string module, string name)
    {
        Op(Opcode.Global);
        bytes.AddRange(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    internal void Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Op(Opcode.BinUnicode);
        Number(utf8.Length);
        bytes.AddRange(utf8);
    }

    internal void Integer(int value)
    {
        Op(Opcode.BinInt);
        Number(value);
    }

    internal void Integers(ReadOnlySpan<int> values)
    {
        Op(Opcode.Mark);
        foreach (int value in values) Integer(value);
        Op(Opcode.Tuple);
    }

    internal void EmptyOrderedDictionary()
    {
        Global("collections", "OrderedDict");
        Op(Opcode.EmptyTuple);
        Op(Opcode.Reduce);
    }

    internal byte[] Finish()
    {
        Op(Opcode.Stop);
        return [.. bytes];
    }

    private void Number(int value)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, value);
        bytes.AddRange(number);
    }
}

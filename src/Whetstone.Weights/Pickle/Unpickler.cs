namespace Whetstone.Weights;

/// <summary>Reads Python's pickles as data: numbers, texts, containers, and tensors of PyTorch.</summary>
/// <remarks>
/// A pickle is a program for a stack machine that can call anything in Python. This machine has no such instruction: a name is
/// looked up in <see cref="AllowedGlobals"/>, and what is not there ends the reading. Each instruction makes at most one value, of
/// no more bytes than the file gives, so memory stays in proportion to the file.
/// </remarks>
internal sealed class Unpickler(WeightBytes input)
{
    private const int NewestProtocol = 5;

    private readonly List<PickleValue> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<long, PickleValue> memo = [];

    /// <summary>The storages that were mentioned, by key.</summary>
    internal Dictionary<string, PickleStorage> Storages { get; } = [];

    /// <summary>Reads one pickle, to its end.</summary>
    /// <exception cref="WeightFileException">It is damaged, or asks for what is not allowed.</exception>
    internal PickleValue Read()
    {
        while (true)
        {
            long at = input.Position;
            try
            {
                Opcode code = (Opcode)input.Byte();
                if (code == Opcode.Stop) return Pop();
                if (PickleScalars.Read(code, input) is { } value) stack.Add(value);
                else Step(code);
            }
            catch (MalformedException error)
            {
                throw input.Bad(error.Message, at);
            }
        }
    }

    /// <summary>Puts a pair into a dictionary.</summary>
    internal static void Put(PickleDictionary dictionary, PickleValue key, PickleValue value)
    {
        // Keys of other kinds are not hashed well enough to be taken from strangers.
        if (key is not (PickleText or PickleInteger or PickleBool or PickleNone or PickleTuple)) throw new MalformedException($"{key.Kind} is the key of a dictionary");
        dictionary.Items[key] = value;
    }

    private void Step(Opcode code)
    {
        switch (code)
        {
            case Opcode.Proto: CheckProtocol(input.Byte()); break;
            case Opcode.Frame: input.Need(input.U64() is <= long.MaxValue and var size ? (long)size : long.MaxValue, "a frame"); break;
            case Opcode.Mark: marks.Add(stack.Count); break;
            case Opcode.Pop: if (marks.Count > 0 && marks[^1] == stack.Count) marks.RemoveAt(marks.Count - 1); else Pop(); break;
            case Opcode.PopMark: PopMark(); break;
            case Opcode.Dup: stack.Add(Peek()); break;
            case Opcode.EmptyTuple: stack.Add(new PickleTuple([])); break;
            case Opcode.Tuple: stack.Add(new PickleTuple(PopMark())); break;
            case Opcode.Tuple1: stack.Add(new PickleTuple(Pop(1))); break;
            case Opcode.Tuple2: stack.Add(new PickleTuple(Pop(2))); break;
            case Opcode.Tuple3: stack.Add(new PickleTuple(Pop(3))); break;
            case Opcode.EmptyList or Opcode.EmptySet: stack.Add(new PickleList([])); break;
            case Opcode.List or Opcode.FrozenSet: stack.Add(new PickleList([.. PopMark()])); break;
            case Opcode.Append: Append(Pop(1)); break;
            case Opcode.Appends or Opcode.AddItems: Append(PopMark()); break;
            case Opcode.EmptyDict: stack.Add(new PickleDictionary([])); break;
            case Opcode.Dict: MakeDictionary(); break;
            case Opcode.SetItem: SetItems(Pop(2)); break;
            case Opcode.SetItems: SetItems(PopMark()); break;
            case Opcode.Put: memo[Index(PickleScalars.Line(input))] = Peek(); break;
            case Opcode.BinPut: memo[input.Byte()] = Peek(); break;
            case Opcode.LongBinPut: memo[input.U32()] = Peek(); break;
            case Opcode.Memoize: memo[memo.Count] = Peek(); break;
            case Opcode.Get: stack.Add(Recall(Index(PickleScalars.Line(input)))); break;
            case Opcode.BinGet: stack.Add(Recall(input.Byte())); break;
            case Opcode.LongBinGet: stack.Add(Recall(input.U32())); break;
            default: Refer(code); break;
        }
    }

    // The instructions that in Python could run code.
    private void Refer(Opcode code)
    {
        switch (code)
        {
            case Opcode.Global:
                string module = PickleScalars.Line(input);
                stack.Add(AllowedGlobals.Find(module, PickleScalars.Line(input)));
                break;
            case Opcode.StackGlobal:
                PickleValue[] names = Pop(2);
                stack.Add(AllowedGlobals.Find(Name(names[0]), Name(names[1])));
                break;
            case Opcode.Inst:
                string owner = PickleScalars.Line(input);
                stack.Add(Call(AllowedGlobals.Find(owner, PickleScalars.Line(input)), PopMark()));
                break;
            case Opcode.Obj:
                PickleValue[] all = PopMark();
                stack.Add(Call(all.Length > 0 ? all[0] : new PickleNone(), [.. all.Skip(1)]));
                break;
            case Opcode.Reduce or Opcode.NewObj:
                PickleValue[] call = Pop(2);
                stack.Add(Call(call[0], call[1] is PickleTuple tuple ? tuple.Items : throw new MalformedException($"a function is called with {call[1].Kind}, not a tuple")));
                break;
            case Opcode.Build: Build(); break;
            case Opcode.BinPersId:
                PickleStorage storage = TensorRebuilding.Storage(Pop());
                Storages.TryAdd(storage.Key, storage);
                stack.Add(storage);
                break;
            case Opcode.PersId: throw new MalformedException("refused: a reference outside the file that is no storage of numbers");
            default: throw new MalformedException($"0x{(byte)code:x2} is no instruction that weights need; the file is damaged or no file of weights");
        }
    }

    private static PickleValue Call(PickleValue function, PickleValue[] arguments) => function is PickleGlobal { Call: { } call } global
        ? call(new(global.Name, arguments)) : throw new MalformedException($"refused: {function.Kind} is called; nothing was run");

    // A state adds to a dictionary what its class keeps beside the pairs (PyTorch's versions of layers): no weights.
    private void Build()
    {
        PickleValue owner = Pop(2)[0];
        if (owner is not (PickleDictionary or PickleNumpyType)) throw new MalformedException($"refused: {owner.Kind} is given a state");
        stack.Add(owner);
    }

    private void MakeDictionary()
    {
        PickleValue[] items = PopMark();
        stack.Add(new PickleDictionary([]));
        SetItems(items);
    }

    private void SetItems(PickleValue[] items)
    {
        if (Peek() is not PickleDictionary dictionary) throw new MalformedException($"a pair is put into {Peek().Kind}");
        if (items.Length % 2 != 0) throw new MalformedException("a key has no value");
        for (int i = 0; i < items.Length; i += 2) Put(dictionary, items[i], items[i + 1]);
    }

    private void Append(PickleValue[] items)
    {
        if (Peek() is not PickleList list) throw new MalformedException($"an item is appended to {Peek().Kind}");
        list.Items.AddRange(items);
    }

    private PickleValue Recall(long index) => memo.TryGetValue(index, out PickleValue? value) ? value : throw new MalformedException($"nothing was remembered as number {index}");

    private static long Index(string line) => long.TryParse(line, out long index) && index >= 0 ? index : throw new MalformedException("a number of what to remember is expected here");

    private static string Name(PickleValue value) => value is PickleText text ? text.Value : throw new MalformedException($"{value.Kind} stands where a name is expected");

    private static void CheckProtocol(byte protocol)
    {
        if (protocol > NewestProtocol) throw new MalformedException($"protocol {protocol} of pickle; known are those up to {NewestProtocol}");
    }

    private int Floor => marks.Count > 0 ? marks[^1] : 0;

    private PickleValue Peek() => stack.Count > Floor ? stack[^1] : throw new MalformedException("an instruction takes more than there is; the file is damaged");

    private PickleValue Pop() => Pop(1)[0];

    private PickleValue[] Pop(int count)
    {
        if (stack.Count - count < Floor) throw new MalformedException("an instruction takes more than there is; the file is damaged");
        PickleValue[] items = [.. stack[^count..]];
        stack.RemoveRange(stack.Count - count, count);
        return items;
    }

    private PickleValue[] PopMark()
    {
        if (marks.Count == 0) throw new MalformedException("an instruction looks for a mark that is not there; the file is damaged");
        PickleValue[] items = Pop(stack.Count - marks[^1]);
        marks.RemoveAt(marks.Count - 1);
        return items;
    }
}

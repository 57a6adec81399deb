import WeaveTerminal

let demo = Demo()
demo.converse()

declare module '*.json?part=embed' {
  const messages: import('./messages.ts').SomeMessages;
  export default messages;
}
declare module '*.json?part=map' {
  const messages: import('./messages.ts').SomeMessages;
  export default messages;
}
declare module '*.json?part=rest' {
  const messages: import('./messages.ts').SomeMessages;
  export default messages;
}
